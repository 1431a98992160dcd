package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.TimeUnit;
import org.xnio.Buffers;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitReadableByteChannel;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Passes the head of each request through a {@link HeadReader} before the parser reads it. Bytes
 * behind a head are held here until the request reads its body, or, if it has none, until it is
 * answered: the parser never sees more than one head at a time, so that a body is never taken for a
 * head. Used by one thread at a time, like every conduit.
 */
public final class HeadConduit extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final HeadReader head = new HeadReader();
  // Part of a head, not yet taken by the parser.
  private volatile ByteBuffer ready = NOTHING;
  // Bytes behind a head: a body, or the next head.
  private volatile ByteBuffer behind = NOTHING;

  /** Reads from {@code next}. */
  public HeadConduit(StreamSourceConduit next) {
    super(next);
  }

  /** The same handler, at the end of whose exchanges the next head begins. */
  public static HttpHandler around(HttpHandler next) {
    requireNonNull(next, "next");
    return exchange -> {
      if (exchange.getConnection() instanceof HttpServerConnection connection
          && connection.getOriginalSourceConduit() instanceof HeadConduit conduit) {
        exchange.addExchangeCompleteListener(
            (ended, listener) -> {
              conduit.head.begin();
              listener.proceed();
            });
      }
      next.handleRequest(exchange);
    };
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (ready.hasRemaining()) {
      return Buffers.copy(target, ready);
    }
    if (!head.isInHead()) {
      return behind.hasRemaining() ? Buffers.copy(target, behind) : super.read(target);
    }
    if (behind.hasRemaining()) {
      ready = head.read(behind);
      return Buffers.copy(target, ready);
    }
    return readHead(target);
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      if (targets[i].hasRemaining()) {
        return read(targets[i]);
      }
    }
    return 0;
  }

  @Override
  public long transferTo(long position, long count, FileChannel target) throws IOException {
    return target.transferFrom(new ConduitReadableByteChannel(this), position, count);
  }

  @Override
  public long transferTo(long count, ByteBuffer throughBuffer, StreamSinkChannel target)
      throws IOException {
    return IoUtils.transfer(new ConduitReadableByteChannel(this), count, throughBuffer, target);
  }

  @Override
  public void resumeReads() {
    if (holds()) {
      // The socket may have nothing more to say.
      wakeupReads();
    } else {
      super.resumeReads();
    }
  }

  @Override
  public void awaitReadable() throws IOException {
    if (!holds()) {
      super.awaitReadable();
    }
  }

  @Override
  public void awaitReadable(long time, TimeUnit unit) throws IOException {
    if (!holds()) {
      super.awaitReadable(time, unit);
    }
  }

  @Override
  public boolean isReadShutdown() {
    return !holds() && super.isReadShutdown();
  }

  @Override
  public void terminateReads() throws IOException {
    ready = NOTHING;
    behind = NOTHING;
    super.terminateReads();
  }

  private int readHead(ByteBuffer target) throws IOException {
    int start = target.position();
    int count = super.read(target);
    if (count <= 0) {
      return count;
    }
    ByteBuffer input = target.duplicate().position(start).limit(start + count);
    ready = head.read(input);
    behind = ByteBuffer.allocate(input.remaining()).put(input).flip();
    target.position(start);
    return Buffers.copy(target, ready);
  }

  private boolean holds() {
    return ready.hasRemaining() || behind.hasRemaining();
  }
}
