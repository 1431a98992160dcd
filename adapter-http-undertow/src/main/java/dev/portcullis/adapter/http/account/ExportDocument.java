package dev.portcullis.adapter.http.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portcullis.adapter.http.audit.AuditEntryDocument;
import dev.portcullis.adapter.http.json.JsonWriter;
import dev.portcullis.application.account.AccountExport;
import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEnd;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.User;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** The export of one's own data, written page by page. Fields that have no value are left out. */
final class ExportDocument {
  private ExportDocument() {}

  /**
   * Writes it.
   *
   * @param current the session that asks
   */
  static void write(AccountExport own, SessionId current, OutputStream out) throws IOException {
    JsonWriter json = JsonWriter.over(out);
    json.beginObject();
    json.field("exportedAt", own.at().toString());
    json.field("account", Account.from(own));
    json.field("roles", own.user().roles().stream().sorted().map(RoleName::value).toList());
    json.field("permissions", own.grants().asSet().stream().map(Grant::toString).toList());
    json.array("sessions", own.sessions()::forEachPage, held -> HeldSession.from(held, current));
    json.array("audit", own.audit()::forEachPage, AuditEntryDocument::from);
    json.endObject();
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The account. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Account(
      String id,
      String username,
      String email,
      String status,
      String createdAt,
      String passwordChangedAt) {
    static Account from(AccountExport own) {
      User user = own.user();
      return new Account(
          user.id().toString(),
          user.username().value(),
          user.email().value(),
          word(user.status()),
          user.createdAt().toString(),
          text(own.passwordChangedAt()));
    }

    @Override
    public String toString() {
      return "Account[***]";
    }
  }

  /** A session that is stored, live or not. */
  record HeldSession(
      String id,
      boolean current,
      @JsonUnwrapped Times times,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String endReason,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String userAgent,
      String ip) {
    static HeldSession from(Session session, SessionId current) {
      return new HeldSession(
          session.id().toString(),
          session.id().equals(current),
          Times.from(session),
          session.end().map(end -> word(end.reason())).orElse(""),
          session.origin().userAgent().orElse(""),
          session.origin().source().toString());
    }
  }

  /** The times of a session; {@code endedAt} only if it was ended before its expiry. */
  record Times(
      String createdAt,
      String lastUsedAt,
      String expiresAt,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String endedAt) {
    static Times from(Session session) {
      return new Times(
          session.times().createdAt().toString(),
          session.times().usedAt().toString(),
          session.times().expiresAt().toString(),
          text(session.end().map(SessionEnd::at)));
    }
  }
}
