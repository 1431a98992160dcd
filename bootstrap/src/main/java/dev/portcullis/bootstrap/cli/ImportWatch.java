package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.AuditUseCases;
import dev.portcullis.application.takeover.RefusedAccount;
import dev.portcullis.application.takeover.TakeoverListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Shows how an import goes on, keeps what it refuses, and stops it between two transactions when
 * the process is asked to end. For one thread.
 */
final class ImportWatch implements TakeoverListener, AutoCloseable {
  /** How many refused accounts are printed. */
  private static final int EXAMPLES = 20;

  /** Transactions between two checkpoints: about a second, as on a running node. */
  private static final int STEPS_PER_CHECKPOINT = 8;

  private final Invocation invocation;
  private final RefusedFile file;
  private final AuditUseCases audit;
  private final List<RefusedAccount> examples = new ArrayList<>();
  private final Interruption interruption = Interruption.begin();
  private Optional<Progress> bar = Optional.empty();
  private Optional<Phase> shown = Optional.empty();
  private int stored;

  ImportWatch(Invocation invocation, RefusedFile file, AuditUseCases audit) {
    this.invocation = invocation;
    this.file = file;
    this.audit = audit;
  }

  /** The first refused accounts. */
  List<RefusedAccount> examples() {
    return examples;
  }

  @Override
  public void refused(RefusedAccount account) {
    file.add(account);
    if (examples.size() < EXAMPLES) {
      examples.add(account);
    }
  }

  @Override
  public boolean isStopping() {
    return interruption.isRequested();
  }

  @Override
  public void progress(Phase phase, long done, long total) {
    if (!shown.equals(Optional.of(phase))) {
      endBar();
      String task = "%-6s".formatted(phase.name().toLowerCase(Locale.ROOT));
      bar = Optional.of(Progress.of(invocation, task, total));
      shown = Optional.of(phase);
    }
    bar.ifPresent(open -> open.at(done));
    if (phase == Phase.STORE) {
      stored++;
      if (stored % STEPS_PER_CHECKPOINT == 0) {
        audit.checkpoint();
      }
    }
  }

  /** Ends the line of the bar, before anything else is printed. */
  void endBar() {
    bar.ifPresent(Progress::close);
    bar = Optional.empty();
  }

  @Override
  public void close() {
    endBar();
    interruption.close();
  }
}
