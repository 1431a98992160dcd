package dev.portcullis.adapter.http.pipeline;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.BusyException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/**
 * One request in the {@link HashingLane}: the executor of its task, and the endpoint that this task
 * asks. The task is run once, whatever comes: a refusal is an answer too.
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

  /** Takes the place; {@code task} runs on a thread of the lane, or is refused on any. */
  @Override
  public void execute(Runnable task) {
    this.task = Optional.of(task);
    lane.enter(this);
  }

  /**
   * Asks the endpoint, and gives the place back once its answer is known.
   *
   * @throws BusyException if it was refused, then the endpoint is not asked; or by the endpoint
   */
  @Override
  public Answer answer(Call call) {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    try {
      return endpoint.answer(call);
    } catch (BusyException hasherIsBusy) {
      // It had a place in the lane, and found none at the hasher.
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

  /** It need not expire any more. */
  void isInTime() {
    expiry.ifPresent(timer -> timer.cancel(false));
  }
}
