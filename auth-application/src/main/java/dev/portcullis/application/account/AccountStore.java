package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.CredentialRepository;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.transaction.TransactionRunner;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserRepository;

/**
 * The ports that together keep an account: the user, its credential, and the transaction that holds
 * them together.
 *
 * @param users the users
 * @param credentials their credentials
 * @param transactions the unit of work over both
 */
public record AccountStore(
    UserRepository users, CredentialRepository credentials, TransactionRunner transactions) {
  /** All parts are required, of one store. */
  public AccountStore {
    requireNonNull(users, "users");
    requireNonNull(credentials, "credentials");
    requireNonNull(transactions, "transactions");
  }

  /**
   * Stores a new user and its password: both or neither.
   *
   * @throws dev.portcullis.domain.user.UsernameTakenException as {@link UserRepository#add}
   * @throws dev.portcullis.domain.user.EmailTakenException as {@link UserRepository#add}
   * @throws dev.portcullis.domain.role.RoleNotFoundException as {@link UserRepository#add}
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void add(User user, PasswordHash password) {
    transactions.inTransaction(
        () -> {
          users.add(user);
          credentials.add(new Credential(user.id(), password, user.createdAt()));
        });
  }
}
