package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import java.util.Optional;

/**
 * An event in the life of an account, a session, the roles of a user or a signing key. Immutable.
 */
public sealed interface AuditEvent
    permits AdministrationEvent,
        AuditEvent.SignedUp,
        AuditEvent.AdministratorCreated,
        AuditEvent.SignedIn,
        AuditEvent.SignInRefused,
        AuditEvent.SessionRefreshed,
        AuditEvent.RefreshRefused,
        AuditEvent.SignedOut,
        AuditEvent.SessionEnded,
        AuditEvent.PasswordChanged,
        AuditEvent.SigningKeyChanged,
        AuditEvent.CheckpointChanged {
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
      return withoutActor(event, Optional.of(user))
          .in(session)
          .from(source)
          .with(AuditFacts.word(reason));
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
      return AuditFacts.of("session-ended", AuditActor.of(actor), user)
          .in(session)
          .with(AuditFacts.word(reason));
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
   * A signing key was created, published or removed, or its schedule was changed.
   *
   * @param change the kind of change
   * @param actor the administrator who requested it; empty when the schedule did
   * @param key the key
   */
  record SigningKeyChanged(SigningKeyChange change, Optional<AuditActor> actor, KeyId key)
      implements AuditEvent {
    /** All parts are required. */
    public SigningKeyChanged {
      requireNonNull(change, "change");
      requireNonNull(actor, "actor");
      requireNonNull(key, "key");
    }

    @Override
    public AuditFacts facts() {
      return AuditFacts.by("signing-key-" + AuditFacts.word(change), actor).with(key.value());
    }
  }

  /**
   * Somebody changed or removed the checkpoint that a running node keeps of its audit entries.
   *
   * @param number the number of the row of that node
   */
  record CheckpointChanged(long number) implements AuditEvent {
    @Override
    public AuditFacts facts() {
      return AuditFacts.by("audit-checkpoint-changed", Optional.empty())
          .with(Long.toString(number));
    }
  }

  private static AuditFacts withoutActor(String event, Optional<UserId> subject) {
    return AuditFacts.by(event, Optional.empty(), subject);
  }
}
