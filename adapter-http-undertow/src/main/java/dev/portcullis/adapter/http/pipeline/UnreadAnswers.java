package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.Conduits;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Closes a connection whose client takes no byte of an answer for some time: it would hold its
 * memory, and at shutdown the drain, for as long as the client wants. The time counts only while
 * bytes wait to be sent, so it neither ends a slow request nor an idle connection; Undertow's
 * {@code IdleTimeoutConduit} ends both. Used by one thread at a time, like every conduit.
 */
public final class UnreadAnswers extends AbstractStreamSinkConduit<StreamSinkConduit> {
  private static final Logger LOG = LoggerFactory.getLogger(UnreadAnswers.class);

  private final StreamConnection connection;
  private final Duration limit;
  // The thread that writes and the thread of the timer read and write these.
  private volatile long lastProgress;
  private volatile boolean timed;

  /** Watches what {@code connection} writes to {@code next}. */
  public UnreadAnswers(StreamSinkConduit next, StreamConnection connection, Duration limit) {
    super(next);
    this.connection = requireNonNull(connection, "connection");
    this.limit = requireNonNull(limit, "limit");
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return (int) progress(super.write(source));
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    return progress(super.write(sources, offset, length));
  }

  @Override
  public int writeFinal(ByteBuffer source) throws IOException {
    return Conduits.writeFinalBasic(this, source);
  }

  @Override
  public long writeFinal(ByteBuffer[] sources, int offset, int length) throws IOException {
    return Conduits.writeFinalBasic(this, sources, offset, length);
  }

  @Override
  public long transferFrom(FileChannel source, long position, long count) throws IOException {
    return progress(super.transferFrom(source, position, count));
  }

  @Override
  public long transferFrom(StreamSourceChannel source, long count, ByteBuffer throughBuffer)
      throws IOException {
    return progress(super.transferFrom(source, count, throughBuffer));
  }

  @Override
  public void resumeWrites() {
    beginWait();
    super.resumeWrites();
    watch();
  }

  @Override
  public void wakeupWrites() {
    beginWait();
    super.wakeupWrites();
    watch();
  }

  /** Counts from now if no bytes waited before; the timer may still run for an earlier answer. */
  private void beginWait() {
    if (!isWriteResumed()) {
      lastProgress = System.nanoTime();
    }
  }

  private long progress(long written) {
    if (written > 0) {
      lastProgress = System.nanoTime();
    }
    return written;
  }

  private void watch() {
    if (!timed) {
      checkAfter(limit.toNanos());
    }
  }

  private void checkAfter(long nanos) {
    // XNIO counts in milliseconds, and would run a shorter wait at once, again and again.
    timed = true;
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    getWriteThread().executeAfter(this::check, millis, TimeUnit.MILLISECONDS);
  }

  private void check() {
    // Before the question, so that whoever resumes after the answer starts the timer again.
    timed = false;
    if (!connection.isOpen() || !isWriteResumed()) {
      return;
    }
    long rest = lastProgress + limit.toNanos() - System.nanoTime();
    if (rest > 0) {
      checkAfter(rest);
      return;
    }
    LOG.info("Closed a connection: its client read nothing of an answer for {}", limit);
    IoUtils.safeClose(connection);
  }
}
