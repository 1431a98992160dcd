package dev.portcullis.adapter.http.health;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /readyz}: whether the server is ready for requests. */
public final class ReadinessEndpoint implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(ReadinessEndpoint.class);

  private final Supplier<Map<String, Boolean>> check;
  private final BooleanSupplier serving;

  /** Ready while {@code serving}, and if all of {@code check} is up. */
  public ReadinessEndpoint(Supplier<Map<String, Boolean>> check, BooleanSupplier serving) {
    this.check = requireNonNull(check, "check");
    this.serving = requireNonNull(serving, "serving");
  }

  @Override
  public Answer answer(Call call) {
    SortedMap<String, String> dependencies = new TreeMap<>();
    boolean up = serving.getAsBoolean() && ask(dependencies);
    Health health = new Health(nameOf(up), dependencies);
    return up ? Answer.json(200, health) : Answer.json(503, health).inviteBack();
  }

  private boolean ask(Map<String, String> dependencies) {
    try {
      Map<String, Boolean> states = check.get();
      states.forEach((name, up) -> dependencies.put(name, nameOf(up)));
      return !states.containsValue(false);
    } catch (RuntimeException failed) {
      LOG.error("Cannot check the health of the server; /readyz answers 503", failed);
      return false;
    }
  }

  private static String nameOf(boolean up) {
    return up ? "up" : "down";
  }

  /** Up or down, in all and for each dependency. */
  record Health(String status, SortedMap<String, String> dependencies) {}
}
