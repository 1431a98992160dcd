package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserStatus;
import java.util.Locale;
import java.util.Optional;

/** Something that happened to an account, a session, somebody's rights or a signing key. */
public sealed interface AuditEvent {
  /** This event in the form in which it is kept. */
  AuditFacts facts();

  /**
   * A stranger opened an account.
   *
   * @param user the new user
   * @param source where from
   */
  record SignedUp(UserId user, SourceAddress source) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.own("signed-up", user).from(source);
    }
  }

  /**
   * The first administrator was created by whoever runs the server.
   *
   * @param user the new user
   */
  record AdministratorCreated(UserId user) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return nobody("administrator-created", Optional.of(user));
    }
  }

  /**
   * A user signed in.
   *
   * @param user who
   * @param session the session it opened
   * @param source where from
   */
  record SignedIn(UserId user, SessionId session, SourceAddress source) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.own("signed-in", user).in(session).from(source);
    }
  }

  /**
   * A sign-in was refused. What was typed is not kept: people type passwords where names belong.
   *
   * @param user whose account it was, if anybody's
   * @param reason why, in kebab case
   * @param source where from
   */
  record SignInRefused(Optional<UserId> user, String reason, SourceAddress source)
      implements AuditEvent {
    /** All parts are required. */
    public SignInRefused {
      requireNonNull(user, "user");
    }

    @Override
    public AuditFacts facts() {
      return nobody("sign-in-refused", user).from(source).with(reason);
    }
  }

  /**
   * A session was continued.
   *
   * @param user whose
   * @param session which
   * @param source where from
   */
  record SessionRefreshed(UserId user, SessionId session, SourceAddress source)
      implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.own("session-refreshed", user).in(session).from(source);
    }
  }

  /**
   * A genuine refresh token was refused.
   *
   * @param user whose
   * @param session which
   * @param reason why; {@link RefreshRefusal#REUSED} has ended the session
   * @param source where from
   */
  record RefreshRefused(UserId user, SessionId session, RefreshRefusal reason, SourceAddress source)
      implements AuditEvent {
    @Override
    public AuditFacts facts() {
      String event =
          switch (reason) {
            case REUSED -> "refresh-token-reused";
            case NOT_ISSUED_YET -> "refresh-token-not-issued-yet";
            case FORGED, UNKNOWN, ENDED, EXPIRED, USER_NOT_ACTIVE -> "refresh-refused";
          };
      return nobody(event, Optional.of(user)).in(session).from(source).with(word(reason));
    }
  }

  /**
   * A user ended the session it was in.
   *
   * @param user who
   * @param session which
   * @param source where from
   */
  record SignedOut(UserId user, SessionId session, SourceAddress source) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.own("signed-out", user).in(session).from(source);
    }
  }

  /**
   * A session was ended otherwise.
   *
   * @param actor who ended it
   * @param user whose
   * @param session which
   * @param reason why
   */
  record SessionEnded(UserId actor, UserId user, SessionId session, SessionEndReason reason)
      implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("session-ended", actor, user).in(session).with(word(reason));
    }
  }

  /**
   * All sessions of a user were ended by an administrator.
   *
   * @param actor who ended them
   * @param user whose
   */
  record AllSessionsEnded(UserId actor, UserId user) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("all-sessions-ended", actor, user);
    }
  }

  /**
   * A user chose a new password, which ended its other sessions.
   *
   * @param user who
   * @param session in which session
   * @param source where from
   */
  record PasswordChanged(UserId user, SessionId session, SourceAddress source)
      implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.own("password-changed", user).in(session).from(source);
    }
  }

  /**
   * A user got a role.
   *
   * @param actor who gave it
   * @param user who holds it now
   * @param role which
   */
  record RoleAssigned(UserId actor, UserId user, RoleName role) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("role-assigned", actor, user).with(role.value());
    }
  }

  /**
   * A user lost a role.
   *
   * @param actor who took it
   * @param user who held it
   * @param role which
   */
  record RoleRevoked(UserId actor, UserId user, RoleName role) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("role-revoked", actor, user).with(role.value());
    }
  }

  /**
   * An account was changed by an administrator: its name, its address or its status.
   *
   * @param actor who changed it
   * @param user whose
   * @param status its status since
   */
  record AccountChanged(UserId actor, UserId user, UserStatus status) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("account-changed", actor, user).with(word(status));
    }
  }

  /**
   * An account was removed.
   *
   * @param actor who removed it
   * @param user whose it was
   */
  record AccountRemoved(UserId actor, UserId user) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("account-removed", actor, user);
    }
  }

  /**
   * A signing key was made, published or removed, or its schedule was changed.
   *
   * @param change what happened to it
   * @param actor the administrator who asked for it; nobody when the schedule did
   * @param key which key
   */
  record SigningKeyChanged(SigningKeyChange change, Optional<UserId> actor, KeyId key)
      implements AuditEvent {
    /** All parts are required. */
    public SigningKeyChanged {
      requireNonNull(change, "change");
      requireNonNull(actor, "actor");
      requireNonNull(key, "key");
    }

    @Override
    public AuditFacts facts() {
      return AuditFacts.by("signing-key-" + word(change), actor).with(key.value());
    }
  }

  private static AuditFacts nobody(String event, Optional<UserId> subject) {
    return new AuditFacts(
        event, Optional.empty(), subject, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
