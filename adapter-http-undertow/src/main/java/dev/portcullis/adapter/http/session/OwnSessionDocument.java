package dev.portcullis.adapter.http.session;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portcullis.application.account.OwnSession;

/** A session as its owner sees it. */
record OwnSessionDocument(String id, boolean current, @JsonUnwrapped SessionDetails details) {
  static OwnSessionDocument from(OwnSession own) {
    return new OwnSessionDocument(
        own.session().id().toString(), own.current(), SessionDetails.from(own.session()));
  }
}
