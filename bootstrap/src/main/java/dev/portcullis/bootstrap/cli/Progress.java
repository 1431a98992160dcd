package dev.portcullis.bootstrap.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar on standard error that shows how far long work has come; nothing if that is not a terminal,
 * or if the work ends within a second. For one thread.
 */
final class Progress implements AutoCloseable {
  private static final int UPDATE_MILLIS = 500;
  private static final long UNKNOWN = -1;

  private final Optional<ProgressBar> bar;

  private Progress(Optional<ProgressBar> bar) {
    this.bar = bar;
  }

  /** Work of {@code total} steps. */
  static Progress of(Invocation invocation, String task, long total) {
    return new Progress(
        Optional.of(invocation)
            .filter(run -> run.terminal().isError())
            .map(run -> bar(run, task, total)));
  }

  /** Work whose number of steps is not known. */
  static Progress ofUnknown(Invocation invocation, String task) {
    return of(invocation, task, UNKNOWN);
  }

  /** {@code steps} have been done in all. */
  void at(long steps) {
    bar.ifPresent(shown -> shown.stepTo(steps));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }

  private static ProgressBar bar(Invocation invocation, String task, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new Line(invocation.err()))
        .build();
  }

  /** Writes the bar over itself, in one line that ends when the work does. */
  private static final class Line implements ProgressBarConsumer {
    private static final int WIDTH = 79;
    private static final long SILENT_NANOS = 1_000_000_000;

    private final Output err;
    private final long begun = System.nanoTime();
    private boolean isShown;

    Line(Output err) {
      this.err = err;
    }

    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String rendered) {
      if (System.nanoTime() - begun > SILENT_NANOS) {
        isShown = true;
        err.text("\r" + rendered);
        err.flush();
      }
    }

    @Override
    public void close() {
      if (isShown) {
        err.line("");
        err.flush();
      }
    }
  }
}
