/**
 * Users, roles, credentials, sessions, tokens and keys: the rules of authentication and access, and
 * the ports through which a store, a hasher or a token library serves them.
 *
 * <p>Needs nothing but the JDK's {@code java.base}. Every package is exported; none is open.
 */
module dev.portcullis.domain {
  exports dev.portcullis.domain;
  exports dev.portcullis.domain.access;
  exports dev.portcullis.domain.audit;
  exports dev.portcullis.domain.audit.chain;
  exports dev.portcullis.domain.credential;
  exports dev.portcullis.domain.id;
  exports dev.portcullis.domain.key;
  exports dev.portcullis.domain.maintenance;
  exports dev.portcullis.domain.ratelimit;
  exports dev.portcullis.domain.revocation;
  exports dev.portcullis.domain.role;
  exports dev.portcullis.domain.session;
  exports dev.portcullis.domain.store;
  exports dev.portcullis.domain.takeover;
  exports dev.portcullis.domain.token;
  exports dev.portcullis.domain.transaction;
  exports dev.portcullis.domain.user;
}
