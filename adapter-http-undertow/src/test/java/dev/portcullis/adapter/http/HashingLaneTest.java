package dev.portcullis.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who waits for hashing: for how long, how many, and until when. */
final class HashingLaneTest {
  private static final int RUNNING = 2;
  private static final int WAITING = 3;
  private static final Duration FOREVER = Duration.ofHours(1);
  private static final Duration HARDLY = Duration.ofMillis(1);
  private static final String SIGN_IN = "{\"username\":\"ada\",\"password\":\"x\"}";

  private final CountDownLatch release = new CountDownLatch(1);
  private final List<Stage> stages = new ArrayList<>();

  @AfterEach
  void close() {
    release.countDown();
    stages.forEach(Stage::close);
  }

  @ParameterizedTest
  @ValueSource(strings = {SIGN_IN, "not even JSON", ""})
  void whoWaitsTooLongIsRefusedUnreadAndUncounted(String body) {
    Stage stage = stage(HARDLY, Duration.ofSeconds(10));
    List<Background<Reply>> running = block(stage);
    int counted = stage.limiter.attempts();
    stage.threads.clear();

    for (String path : List.of("/api/auth/signin", "/api/auth/signup")) {
      Reply refused = stage.send(Request.post(path, body)).isProblem(503, "busy");
      assertEquals("2", refused.header("Retry-After"));
    }
    assertEquals(counted, stage.limiter.attempts());
    assertEquals(List.of(), List.copyOf(stage.threads));
    release.countDown();
    running.forEach(call -> call.result().isProblem(401, "invalid-credentials"));
  }

  @Test
  void whoGivesUpMakesRoomForOthersToWait() {
    Stage stage = stage(HARDLY, Duration.ofSeconds(10));
    block(stage);
    for (int i = 0; i < 3 * WAITING; i++) {
      stage.send(Request.signIn(SIGN_IN)).isProblem(503, "busy");
    }
    assertEquals(3 * WAITING, stage.server.busyRefusals());
    release.countDown();
  }

  @Test
  void onlyAsManyWaitAsTheQueueHoldsAndAllOfThemComeToTheirTurn() throws InterruptedException {
    Stage stage = stage(FOREVER, Duration.ofSeconds(10));
    List<Background<Reply>> running = block(stage);
    BlockingQueue<Reply> answers = new LinkedBlockingQueue<>();
    List<Background<Reply>> late = sendUntilFull(stage, answers);

    assertTrue(answers.isEmpty(), "the others wait");
    assertEquals(RUNNING, stage.limiter.attempts());
    release.countDown();
    running.forEach(call -> call.result().isProblem(401, "invalid-credentials"));
    late.forEach(Background::result);
    assertEquals(WAITING, answers.size());
    answers.forEach(reply -> reply.isProblem(401, "invalid-credentials"));
  }

  @Test
  void whoStillWaitsWhenTheServerEndsIsTold() throws InterruptedException {
    Stage stage = stage(FOREVER, HARDLY);
    block(stage);
    BlockingQueue<Reply> answers = new LinkedBlockingQueue<>();
    List<Background<Reply>> late = sendUntilFull(stage, answers);

    stage.close();
    late.forEach(Background::result);
    assertEquals(WAITING, answers.size());
    answers.forEach(reply -> reply.isProblem(503, "busy"));
  }

  private Stage stage(Duration patience, Duration drain) {
    Stage stage =
        Stage.with(
            Stage.limits()
                .withHashing(new HttpLimits.Hashing(RUNNING, WAITING, patience))
                .withDrain(drain));
    stages.add(stage);
    return stage;
  }

  /** As many as may run at once, all of them held in the hasher. */
  private List<Background<Reply>> block(Stage stage) {
    CountDownLatch full = new CountDownLatch(RUNNING);
    stage.beforeHash =
        () -> {
          full.countDown();
          Background.await(release);
        };
    List<Background<Reply>> running =
        IntStream.range(0, RUNNING)
            .mapToObj(i -> Background.start(() -> stage.send(Request.signIn(SIGN_IN))))
            .toList();
    Background.await(full);
    return running;
  }

  /** One more than may wait; returns once that one has been refused, so that the others do wait. */
  private static List<Background<Reply>> sendUntilFull(Stage stage, BlockingQueue<Reply> answers)
      throws InterruptedException {
    List<Background<Reply>> late =
        IntStream.range(0, WAITING + 1)
            .mapToObj(
                i ->
                    Background.start(
                        () -> {
                          Reply reply = stage.send(Request.signIn(SIGN_IN));
                          answers.add(reply);
                          return reply;
                        }))
            .toList();
    Reply refused = answers.poll(Race.TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    assertTrue(refused != null, "nobody was refused");
    refused.isProblem(503, "busy");
    return late;
  }
}
