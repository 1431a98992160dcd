package dev.portcullis.testkit.fake;

import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The data of the in-memory repositories, with the roles and rules of a new installation at first.
 * Writers run one after the other: a transaction holds the lock from its start. Readers outside a
 * transaction see the last commit and never wait. Thread-safe.
 */
public final class InMemoryDatabase {
  private final ReentrantLock writers = new ReentrantLock(true);
  private volatile Rows committed = Rows.seeded();
  // Used only by the thread that holds the lock.
  private Rows working = committed;

  /** Adds or replaces a role, as an operator would. */
  public void define(Role role) {
    join(
        () -> {
          store(rows().withChanged(role));
          return true;
        });
  }

  /** Adds a rule, as an operator would. */
  public void grant(AccessRule rule) {
    join(
        () -> {
          store(rows().with(rule).atNextRevision());
          return true;
        });
  }

  /** Removes all rules of a role, as an operator would. */
  public void withoutRules(RoleName role) {
    join(
        () -> {
          store(rows().with(role, Grants.NONE).atNextRevision());
          return true;
        });
  }

  /** The rows as the calling thread sees them. */
  Rows rows() {
    return writers.isHeldByCurrentThread() ? working : committed;
  }

  /** Replaces the rows; only inside {@link #join} or {@link #transaction}. */
  void store(Rows rows) {
    requireTransaction();
    working = rows;
  }

  /** Runs a statement in the calling thread's transaction, or in one of its own. */
  <T> T join(Supplier<T> statement) {
    return writers.isHeldByCurrentThread() ? statement.get() : transaction(statement);
  }

  /** Runs {@code work}; its changes are committed only if it returns. */
  <T> T transaction(Supplier<T> work) {
    if (writers.isHeldByCurrentThread()) {
      throw new IllegalStateException("inside a transaction already");
    }
    writers.lock();
    try {
      working = committed;
      T result = work.get();
      committed = working;
      return result;
    } finally {
      writers.unlock();
    }
  }

  /** Throws {@link IllegalStateException} outside a transaction. */
  void requireTransaction() {
    if (!writers.isHeldByCurrentThread()) {
      throw new IllegalStateException("outside a transaction");
    }
  }
}
