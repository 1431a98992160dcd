package dev.portcullis.adapter.http.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.application.account.OwnSession;
import dev.portcullis.domain.session.Session;

/** A session as its owner sees it; without the user agent if the client sent none. */
record OwnSessionDocument(
    String id,
    boolean current,
    String createdAt,
    String lastUsedAt,
    String expiresAt,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String userAgent,
    String ip) {
  static OwnSessionDocument from(OwnSession own) {
    Session session = own.session();
    return new OwnSessionDocument(
        session.id().toString(),
        own.current(),
        session.times().createdAt().toString(),
        session.times().usedAt().toString(),
        session.times().expiresAt().toString(),
        session.origin().userAgent().orElse(""),
        session.origin().source().toString());
  }
}
