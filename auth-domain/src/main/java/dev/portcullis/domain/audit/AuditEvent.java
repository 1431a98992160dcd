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

/**
 * An event in the life of an account, a session, the roles of a user or a signing key. Immutable.
 */
public sealed interface AuditEvent {
  /** This event in the form that is stored. */
  AuditFacts facts();

  /**
   * An anonymous caller created an account.
   *
   * @param user the new user
   * @param source the address of the client
   */
  record SignedUp(UserId user, SourceAddress source) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.own("signed-up", user).from(source);
    }
  }

  /**
   * The operator created the first administrator.
   *
   * @param user the new user
   */
  record AdministratorCreated(UserId user) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return withoutActor("administrator-created", Optional.of(user));
    }
  }

  /**
   * A user signed in.
   *
   * @param user the user
   * @param session the session that was opened
   * @param source the address of the client
   */
  record SignedIn(UserId user, SessionId session, SourceAddress source) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.own("signed-in", user).in(session).from(source);
    }
  }

  /**
   * A sign-in was refused. The typed identifier is not recorded, because users sometimes type their
   * password into that field.
   *
   * @param user the user that the identifier belongs to, if any
   * @param reason the reason, in kebab case
   * @param source the address of the client
   */
  record SignInRefused(Optional<UserId> user, String reason, SourceAddress source)
      implements AuditEvent {
    /** All parts are required. */
    public SignInRefused {
      requireNonNull(user, "user");
    }

    @Override
    public AuditFacts facts() {
      return withoutActor("sign-in-refused", user).from(source).with(reason);
    }
  }

  /**
   * A session was continued.
   *
   * @param user the owner of the session
   * @param session the session
   * @param source the address of the client
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
   * @param user the owner of the session
   * @param session the session
   * @param reason the reason; {@link RefreshRefusal#REUSED} has ended the session
   * @param source the address of the client
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
      return withoutActor(event, Optional.of(user)).in(session).from(source).with(word(reason));
    }
  }

  /**
   * A user signed out, which ended the session.
   *
   * @param user the user
   * @param session the session
   * @param source the address of the client
   */
  record SignedOut(UserId user, SessionId session, SourceAddress source) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.own("signed-out", user).in(session).from(source);
    }
  }

  /**
   * A session was ended for another reason than sign-out.
   *
   * @param actor the user who ended it
   * @param user the owner of the session
   * @param session the session
   * @param reason the reason
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
   * @param actor the administrator
   * @param user the owner of the sessions
   */
  record AllSessionsEnded(UserId actor, UserId user) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("all-sessions-ended", actor, user);
    }
  }

  /**
   * A user changed the password, which ended the other sessions of the user.
   *
   * @param user the user
   * @param session the session in which the password was changed
   * @param source the address of the client
   */
  record PasswordChanged(UserId user, SessionId session, SourceAddress source)
      implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.own("password-changed", user).in(session).from(source);
    }
  }

  /**
   * A role was assigned to a user.
   *
   * @param actor the administrator
   * @param user the user who has the role now
   * @param role the role
   */
  record RoleAssigned(UserId actor, UserId user, RoleName role) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("role-assigned", actor, user).with(role.value());
    }
  }

  /**
   * A role was revoked from a user.
   *
   * @param actor the administrator
   * @param user the user who had the role
   * @param role the role
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
   * @param actor the administrator
   * @param user the owner of the account
   * @param status the status after the change
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
   * @param actor the administrator
   * @param user the user who was removed
   */
  record AccountRemoved(UserId actor, UserId user) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.of("account-removed", actor, user);
    }
  }

  /**
   * A signing key was created, published or removed, or its schedule was changed.
   *
   * @param change the kind of change
   * @param actor the administrator who requested it; empty when the schedule did
   * @param key the key
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

  private static AuditFacts withoutActor(String event, Optional<UserId> subject) {
    return new AuditFacts(
        event, Optional.empty(), subject, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
