package dev.portcullis.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.fixture.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Clients with valid tokens that request a guarded page all the time, from every node in turn. */
final class GuardedLoad implements AutoCloseable {
  private static final int CLIENTS = 3;

  private final AtomicBoolean goOn = new AtomicBoolean(true);
  private final AtomicLong served = new AtomicLong();
  private final Set<String> refusals = ConcurrentHashMap.newKeySet();
  private final List<Background<Boolean>> clients = new ArrayList<>();

  private GuardedLoad() {}

  /** Begins: asks {@code nodes} for {@code path} with {@code token}. */
  static GuardedLoad on(List<Api> nodes, String token, String path) {
    GuardedLoad load = new GuardedLoad();
    for (int client = 0; client < CLIENTS; client++) {
      load.clients.add(Background.start(() -> load.ask(nodes, token, path)));
    }
    return load;
  }

  /** How many requests were served so far. */
  long served() {
    return served.get();
  }

  /** Stops the clients; fails if a request was refused, or hardly any was served. */
  @Override
  public void close() {
    goOn.set(false);
    clients.forEach(client -> assertTrue(client.result(), "asked to the end"));
    assertEquals(Set.of(), refusals);
    assertTrue(served.get() > 100, () -> served + " requests");
  }

  private boolean ask(List<Api> nodes, String token, String path) {
    while (goOn.get()) {
      for (Api node : nodes) {
        int status = node.getAs(token, path).statusCode();
        if (status == 200) {
          served.incrementAndGet();
        } else {
          refusals.add("answered " + status);
        }
      }
    }
    return true;
  }
}
