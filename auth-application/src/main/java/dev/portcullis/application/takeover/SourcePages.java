package dev.portcullis.application.takeover;

import dev.portcullis.domain.takeover.AccountSource;
import dev.portcullis.domain.takeover.SourceAccount;
import java.util.List;
import java.util.function.Consumer;

/**
 * All accounts of a source, some at a time.
 *
 * @param source where they are
 * @param listener hears the progress, and may stop it
 */
record SourcePages(AccountSource source, TakeoverListener listener) {
  /** Enough to make one statement a table cheap; stored in a fraction of a second. */
  static final int SIZE = 1_000;

  /**
   * Passes all accounts to {@code work}, in the order of their numbers, also those that are added
   * meanwhile.
   *
   * @return false if it was stopped
   */
  boolean forEach(TakeoverListener.Phase phase, Consumer<List<SourceAccount>> work) {
    long total = source.count();
    long done = 0;
    long last = Long.MIN_VALUE;
    while (!listener.isStopping()) {
      List<SourceAccount> page =
          phase == TakeoverListener.Phase.READ
              ? source.namesAfter(last, SIZE)
              : source.after(last, SIZE);
      if (page.isEmpty()) {
        return true;
      }
      work.accept(page);
      last = page.get(page.size() - 1).id();
      done += page.size();
      listener.progress(phase, done, Math.max(done, total));
    }
    return false;
  }
}
