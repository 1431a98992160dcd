/**
 * The use cases: what a caller can do with users, roles, sessions and tokens. Concrete classes over
 * the ports of {@code dev.portcullis.domain}, each with one public method; no third party.
 */
module dev.portcullis.application {
  requires transitive dev.portcullis.domain;

  exports dev.portcullis.application;
  exports dev.portcullis.application.account;
  exports dev.portcullis.application.administration;
  exports dev.portcullis.application.audit;
  exports dev.portcullis.application.authentication;
  exports dev.portcullis.application.journal;
  exports dev.portcullis.application.key;
  exports dev.portcullis.application.maintenance;
  exports dev.portcullis.application.page;
  exports dev.portcullis.application.ratelimit;
  exports dev.portcullis.application.takeover;
}
