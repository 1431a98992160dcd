package dev.portcullis.adapter.http;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.HeadConduit;
import dev.portcullis.adapter.http.pipeline.ParserRefusals;
import dev.portcullis.adapter.http.pipeline.Pipeline;
import dev.portcullis.adapter.http.pipeline.UnreadAnswers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * One listening socket with its own threads. Assembled from the parts of {@link Undertow}, with the
 * same defaults, because its builder has no hook between the socket and the parser.
 */
final class Listener {
  // Above the limit of the pipeline, which answers 414 or 431; Undertow itself would answer 400.
  private static final int MAX_HEADER_BYTES = 64 * 1024;
  private static final int MAX_HEADERS = 200;
  private static final int MAX_QUERY_PARAMETERS = 64;
  private static final int BACKLOG = 1000;
  private static final int MANY_CONNECTIONS = 1_000_000;
  // Undertow's default: 16 KiB including the overhead of the pool.
  private static final int BUFFER_BYTES = (16 * 1024) - 20;
  private static final int BUFFERS_PER_THREAD = 4;

  /** Maximum wait for threads at the stop; requests in progress have had the drain time before. */
  private static final long STOP_MILLIS = 2_000;

  private final XnioWorker worker;
  private final AcceptingChannel<StreamConnection> socket;

  private Listener(XnioWorker worker, AcceptingChannel<StreamConnection> socket) {
    this.worker = worker;
    this.socket = socket;
  }

  /**
   * Listens.
   *
   * @throws UncheckedIOException if the address is not one of this machine or is in use
   */
  static Listener start(HttpSettings.Address at, HttpLimits limits, Pipeline.Entrance entrance) {
    requireNonNull(entrance, "entrance");
    try {
      XnioWorker worker =
          Xnio.getInstance(Undertow.class.getClassLoader()).createWorker(threads(limits));
      try {
        AcceptingChannel<StreamConnection> socket =
            worker.createStreamConnectionServer(
                new InetSocketAddress(InetAddress.getByName(at.host()), at.port()),
                acceptor(limits, entrance),
                sockets(limits));
        socket.resumeAccepts();
        return new Listener(worker, socket);
      } catch (IOException | RuntimeException failed) {
        worker.shutdownNow();
        throw failed;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot listen on " + at.host() + ":" + at.port(), failed);
    }
  }

  /** The address with the real port. */
  InetSocketAddress address() {
    return socket.getLocalAddress(InetSocketAddress.class);
  }

  /**
   * Waits for the threads for a limited time: a thread that hangs must not keep the process from
   * ending.
   */
  void stop() {
    IoUtils.safeClose(socket);
    worker.shutdown();
    try {
      if (!worker.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private static ChannelListener<AcceptingChannel<StreamConnection>> acceptor(
      HttpLimits limits, Pipeline.Entrance entrance) {
    HttpOpenListener http =
        new HttpOpenListener(
            new DefaultByteBufferPool(true, BUFFER_BYTES, -1, BUFFERS_PER_THREAD), server(limits));
    http.setRootHandler(HeadConduit.around(entrance.first()));
    ParserRefusals refusals = entrance.refusals();
    Duration patience = limits.reading().writeTimeout();
    return ChannelListeners.openListenerAdapter(
        connection -> {
          var source = connection.getSourceChannel();
          source.setConduit(new HeadConduit(source.getConduit()));
          var sink = connection.getSinkChannel();
          var watched = new UnreadAnswers(sink.getConduit(), connection, patience);
          sink.setConduit(refusals.on(watched));
          http.handleEvent(connection);
        });
  }

  private static OptionMap threads(HttpLimits limits) {
    return OptionMap.builder()
        .set(Options.WORKER_IO_THREADS, limits.threads().io())
        .set(Options.WORKER_TASK_CORE_THREADS, limits.threads().workers())
        .set(Options.WORKER_TASK_MAX_THREADS, limits.threads().workers())
        .set(Options.CONNECTION_HIGH_WATER, MANY_CONNECTIONS)
        .set(Options.CONNECTION_LOW_WATER, MANY_CONNECTIONS)
        .set(Options.TCP_NODELAY, true)
        .set(Options.CORK, true)
        .getMap();
  }

  private static OptionMap sockets(HttpLimits limits) {
    return OptionMap.builder()
        .set(Options.WORKER_IO_THREADS, limits.threads().io())
        .set(Options.TCP_NODELAY, true)
        .set(Options.REUSE_ADDRESSES, true)
        .set(Options.BALANCING_TOKENS, 1)
        .set(Options.BALANCING_CONNECTIONS, 2)
        .set(Options.BACKLOG, BACKLOG)
        .getMap();
  }

  private static OptionMap server(HttpLimits limits) {
    return OptionMap.builder()
        .set(UndertowOptions.ENABLE_HTTP2, false)
        .set(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
        .set(UndertowOptions.MAX_HEADERS, MAX_HEADERS)
        .set(UndertowOptions.MAX_PARAMETERS, MAX_QUERY_PARAMETERS)
        // Above the limit of the pipeline, because Undertow closes the connection without an
        // answer.
        .set(UndertowOptions.MAX_ENTITY_SIZE, (long) HttpLimits.BODY_CEILING)
        .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(limits.headDeadline()))
        .set(UndertowOptions.NO_REQUEST_TIMEOUT, millis(limits.keepAlive()))
        .getMap();
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
