package dev.portcullis.domain.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.fixture.MutableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TimeOrderedIdsTest {
  private final MutableClock clock = MutableClock.atNoon();
  private final TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());

  @Test
  void idsAreOfVersionSevenAndTheStandardVariant() {
    for (int round = 0; round < 1_000; round++) {
      UUID id = ids.next();
      assertEquals(7, id.version());
      assertEquals(2, id.variant());
    }
  }

  @Test
  void first48BitsAreTheUnixMilliseconds() {
    // The time of the example in RFC 9562 appendix A.6.
    clock.set(Instant.parse("2022-02-22T19:22:22Z"));
    assertTrue(ids.next().toString().startsWith("017f22e2-79b0-7"));
  }

  @Test
  void idsOfLaterMillisecondsSortLater() {
    String before = ids.next().toString();
    for (int round = 0; round < 1_000; round++) {
      clock.advance(Duration.ofMillis(1));
      String next = ids.next().toString();
      assertTrue(before.compareTo(next) < 0);
      before = next;
    }
  }

  @Test
  void idsOfOneMillisecondDiffer() {
    Set<UUID> made = new HashSet<>();
    for (int round = 0; round < 10_000; round++) {
      made.add(ids.next());
    }
    assertEquals(10_000, made.size());
  }

  @Test
  void everyOtherBitIsRandom() {
    long highOnes = 0;
    long highZeros = 0;
    long lowOnes = 0;
    long lowZeros = 0;
    for (int round = 0; round < 1_000; round++) {
      UUID id = ids.next();
      highOnes |= id.getMostSignificantBits();
      highZeros |= ~id.getMostSignificantBits();
      lowOnes |= id.getLeastSignificantBits();
      lowZeros |= ~id.getLeastSignificantBits();
    }
    assertEquals(0xfffL, highOnes & highZeros & 0xffff);
    assertEquals(0x3fff_ffff_ffff_ffffL, lowOnes & lowZeros);
  }
}
