package dev.portcullis.adapter.persistence;

import dev.portcullis.domain.takeover.SourceAccount;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the next page while the caller works on the one before: a takeover waits for the source
 * half as long. For one thread, beside the one of its own that reads.
 */
final class ReadAhead implements AutoCloseable {
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "source-pages");
            thread.setDaemon(true);
            return thread;
          });
  private Optional<Pending> pending = Optional.empty();

  /** Reads one page; the two kinds of pages are two pages of any place. */
  interface Pages {
    List<SourceAccount> after(long id, int atMost);
  }

  private record Pending(Pages pages, long after, int atMost, Future<List<SourceAccount>> page) {
    boolean is(Pages other, long id, int count) {
      return pages == other && after == id && atMost == count;
    }
  }

  /** The page behind {@code id}; begins to read the one after it. */
  List<SourceAccount> page(Pages pages, long id, int atMost) {
    Pending wanted =
        pending
            .filter(read -> read.is(pages, id, atMost))
            .orElseGet(() -> start(pages, id, atMost));
    List<SourceAccount> page = settled(wanted.page());
    pending =
        page.isEmpty()
            ? Optional.empty()
            : Optional.of(start(pages, page.get(page.size() - 1).id(), atMost));
    return page;
  }

  /** Waits until nothing is being read, so that the connection may be used for something else. */
  void settle() {
    pending.ifPresent(read -> settled(read.page()));
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }

  private Pending start(Pages pages, long id, int atMost) {
    return new Pending(pages, id, atMost, reader.submit(() -> pages.after(id, atMost)));
  }

  private static List<SourceAccount> settled(Future<List<SourceAccount>> page) {
    try {
      return page.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException told) {
        throw told;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
