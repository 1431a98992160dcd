package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.BusyException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/**
 * One request in the hashing queue ({@link HashingLane}): the executor of its task, and the
 * endpoint that the task calls. The task runs exactly once, also to answer a refusal.
 */
final class LanePlace implements Executor, Endpoint, Runnable {
  private final HashingLane lane;
  private final Endpoint endpoint;
  // Each is set before the task is handed from one thread to the next.
  private Optional<Runnable> task = Optional.empty();
  private Optional<Future<?>> expiry = Optional.empty();
  private Optional<BusyException> refusal = Optional.empty();

  LanePlace(HashingLane lane, Endpoint endpoint) {
    this.lane = requireNonNull(lane, "lane");
    this.endpoint = requireNonNull(endpoint, "endpoint");
  }

  /**
   * Takes the place; {@code task} runs on a thread of the queue, or on any thread if it is refused.
   */
  @Override
  public void execute(Runnable task) {
    this.task = Optional.of(task);
    lane.enter(this);
  }

  /**
   * Calls the endpoint, and releases the place when the answer is known.
   *
   * @throws BusyException if the queue refused it, without a call of the endpoint; or from the
   *     endpoint
   */
  @Override
  public Answer answer(Call call) {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    try {
      return endpoint.answer(call);
    } catch (BusyException hasherIsBusy) {
      // It left the queue, and then the hasher refused it.
      lane.countRefusal();
      throw hasherIsBusy;
    } finally {
      lane.leave();
    }
  }

  @Override
  public void run() {
    task.orElseThrow().run();
  }

  void refuse(BusyException because) {
    isInTime();
    refusal = Optional.of(because);
    run();
  }

  void expireBy(Future<?> timer) {
    expiry = Optional.of(timer);
  }

  /** Cancels the timeout. */
  void isInTime() {
    expiry.ifPresent(timer -> timer.cancel(false));
  }
}
