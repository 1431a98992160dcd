package dev.portcullis.adapter.password;

import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.Race;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes nothing until it is released, and records the calls. The hash is the password. */
final class HeldHasher implements PasswordHasher {
  private final CountDownLatch release = new CountDownLatch(1);
  private final BlockingQueue<String> arrivals = new LinkedBlockingQueue<>();
  private final ConcurrentLinkedQueue<String> hashed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  @Override
  public PasswordHash hash(PlainPassword password) {
    return new PasswordHash(held(password));
  }

  @Override
  public boolean verify(PlainPassword password, PasswordHash hash) {
    return held(password).equals(hash.encoded());
  }

  @Override
  public Optional<HashDefect> defect(PasswordHash hash) {
    return Optional.empty();
  }

  @Override
  public boolean needsRehash(PasswordHash hash) {
    return hash.encoded().isEmpty();
  }

  /** Waits for as many passwords to arrive. */
  void awaitArrivals(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      if (arrivals.poll(Race.TIMEOUT.toSeconds(), TimeUnit.SECONDS) == null) {
        throw new AssertionError("only " + i + " of " + count + " arrived");
      }
    }
  }

  void release() {
    release.countDown();
  }

  /** The passwords that were hashed, in the order of their end. */
  List<String> hashed() {
    return List.copyOf(hashed);
  }

  int mostAtOnce() {
    return mostAtOnce.get();
  }

  private String held(PlainPassword password) {
    mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      arrivals.add("arrived");
      Background.await(release);
      // Read late: throws if the caller has wiped the password too early.
      String text = password.characters().toString();
      hashed.add(text);
      return text;
    } finally {
      running.decrementAndGet();
    }
  }
}
