package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.journal.Journal;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.CredentialRepository;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserRepository;

/**
 * The ports that together store an account: the user, its credential, its sessions, and the journal
 * that runs changes of them in one transaction. Thread-safe, as the ports are.
 *
 * @param users the users
 * @param credentials their credentials
 * @param sessions their sessions
 * @param journal runs the transactions over all of them
 */
public record AccountStore(
    UserRepository users,
    CredentialRepository credentials,
    SessionRepository sessions,
    Journal journal) {
  /** All parts are required and must belong to one store. */
  public AccountStore {
    requireNonNull(users, "users");
    requireNonNull(credentials, "credentials");
    requireNonNull(sessions, "sessions");
    requireNonNull(journal, "journal");
  }

  /**
   * Stores a new user, its password hash and the audit event of its creation, in one transaction.
   *
   * @throws dev.portcullis.domain.user.UsernameTakenException as {@link UserRepository#add}
   * @throws dev.portcullis.domain.user.EmailTakenException as {@link UserRepository#add}
   * @throws dev.portcullis.domain.role.RoleNotFoundException as {@link UserRepository#add}
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void add(User user, PasswordHash password, AuditEvent event) {
    journal.inTransaction(
        draft -> {
          users.add(user);
          credentials.add(new Credential(user.id(), password, user.createdAt()));
          draft.record(event);
          return user;
        });
  }
}
