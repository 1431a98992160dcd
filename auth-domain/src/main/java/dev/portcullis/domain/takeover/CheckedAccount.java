package dev.portcullis.domain.takeover;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.Username;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An account of a source with the result of its check. Immutable.
 *
 * @param source the account
 * @param identity the names it would have here
 * @param password the hash it would have here, if any
 * @param roles the roles it would have here
 * @param findings why it cannot come over; empty if it can
 * @param remarks what else is to be known
 */
public record CheckedAccount(
    SourceAccount source,
    Identity identity,
    Optional<PasswordHash> password,
    Set<RoleName> roles,
    List<Finding> findings,
    Set<Remark> remarks) {
  /** Copies the collections. */
  public CheckedAccount {
    requireNonNull(source, "source");
    requireNonNull(identity, "identity");
    requireNonNull(password, "password");
    roles = Set.copyOf(roles);
    findings = List.copyOf(findings);
    remarks = Set.copyOf(remarks);
  }

  /**
   * Username and address, as far as they are valid. Immutable.
   *
   * @param username the username
   * @param email the e-mail address
   */
  public record Identity(Optional<Username> username, Optional<EmailAddress> email) {
    /** Both are required; they may be empty. */
    public Identity {
      requireNonNull(username, "username");
      requireNonNull(email, "email");
    }
  }

  /** Whether it can come over. */
  public boolean isGood() {
    return findings.isEmpty();
  }

  /**
   * The account as it is stored here.
   *
   * @param id its id here
   * @param now the time of its creation if the source does not know it, or says that it is to come
   * @throws IllegalStateException unless {@link #isGood}
   */
  public NewAccount account(UserId id, Instant now) {
    if (!isGood()) {
      throw new IllegalStateException("account " + source.id() + " cannot come over: " + findings);
    }
    Instant created = source.createdAt().filter(at -> at.isBefore(now)).orElse(now);
    User user =
        User.register(
            id, identity.username().orElseThrow(), identity.email().orElseThrow(), roles, created);
    return new NewAccount(source.id(), user, password);
  }

  boolean has(Predicate<Problem> kind) {
    return findings.stream().map(Finding::problem).anyMatch(kind);
  }
}
