package dev.portcullis.domain.takeover;

import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.Username;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Port: stores accounts of a source, many at a time, and remembers for good which were stored: an
 * account that was renamed or removed here since then does not come over again. Every method may
 * throw {@link dev.portcullis.domain.StoreUnavailableException}. Implementations are thread-safe
 * and take part in the transaction of the calling thread.
 */
public interface AccountIntake {
  /** Which accounts with a number from {@code first} to {@code last} have come over. */
  Set<Long> takenOver(SourceId source, long first, long last);

  /** Which of these names and addresses have an owner here. */
  Occupied occupied(Collection<Username> usernames, Collection<EmailAddress> emails);

  /**
   * Stores users with their roles and passwords, and that they came from {@code source}.
   *
   * @throws IntakeConflictException if one of the names or addresses has an owner, or one of the
   *     accounts has come over already; nothing is stored
   * @throws dev.portcullis.domain.role.RoleNotFoundException if one of the roles does not exist;
   *     nothing is stored
   * @throws IllegalStateException outside a transaction
   */
  void add(SourceId source, List<NewAccount> accounts);
}
