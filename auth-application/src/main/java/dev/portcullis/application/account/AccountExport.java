package dev.portcullis.application.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Everything that is stored about a user, but for hashes and secrets. Sessions and audit entries
 * can be many, and are read page by page when they are asked for.
 *
 * @param at when it was read
 * @param user the account, with the names of its roles
 * @param grants what its roles grant
 * @param passwordChangedAt when its password was set; empty if it has none
 * @param sessions its sessions, live or not
 * @param audit the audit entries about it and by it, oldest first
 */
public record AccountExport(
    Instant at,
    User user,
    Grants grants,
    Optional<Instant> passwordChangedAt,
    Paged<Session> sessions,
    Paged<AuditRecord> audit) {
  /** All parts are required. */
  public AccountExport {
    requireNonNull(at, "at");
    requireNonNull(user, "user");
    requireNonNull(grants, "grants");
    requireNonNull(passwordChangedAt, "passwordChangedAt");
    requireNonNull(sessions, "sessions");
    requireNonNull(audit, "audit");
  }

  /**
   * A list that is read page by page, so that its length needs no memory.
   *
   * @param <T> the type of its items
   */
  public static final class Paged<T> {
    private final Function<Optional<T>, List<T>> pageAfter;
    private final int size;

    /**
     * A list.
     *
     * @param size the size of a page; a shorter one is the last
     * @param pageAfter the page after an item, or the first
     */
    Paged(int size, Function<Optional<T>, List<T>> pageAfter) {
      this.size = size;
      this.pageAfter = pageAfter;
    }

    /**
     * Reads all items from the store, and passes them on page by page.
     *
     * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
     */
    public void forEachPage(Consumer<List<T>> consumer) {
      List<T> page = pageAfter.apply(Optional.empty());
      consumer.accept(page);
      while (page.size() == size) {
        page = pageAfter.apply(Optional.of(page.get(size - 1)));
        consumer.accept(page);
      }
    }
  }
}
