package dev.portcullis.adapter.http.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.domain.session.Session;

/** What a list shows of a session; without the user agent if the client sent none. */
public record SessionDetails(
    String createdAt,
    String lastUsedAt,
    String expiresAt,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String userAgent,
    String ip) {
  /** The details of {@code session}. */
  public static SessionDetails from(Session session) {
    return new SessionDetails(
        session.times().createdAt().toString(),
        session.times().usedAt().toString(),
        session.times().expiresAt().toString(),
        session.origin().userAgent().orElse(""),
        session.origin().source().toString());
  }
}
