package dev.portcullis.domain.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.testkit.fixture.SigningKeyFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The status of keys over time, in minutes after the first key was created. */
final class KeyRingTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final int YEAR = 365 * 24 * 60;
  private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(15);
  private static final KeyRotation ROTATION =
      new KeyRotation(Duration.ofMinutes(100), Duration.ofMinutes(10), Duration.ofSeconds(5));

  private final SigningKey first = key(1, KeySchedule.immediate(START));
  private final SigningKey second = key(2, KeySchedule.next(at(90), at(100)));
  private final KeyRing ring = new KeyRing(List.of(second, first), TOKEN_LIFETIME);

  @ParameterizedTest
  @CsvSource({
    "-1, ACTIVE, NEXT",
    "0, ACTIVE, NEXT",
    "99, ACTIVE, NEXT",
    "100, RETIRING, ACTIVE",
    "114, RETIRING, ACTIVE",
    "115, GONE, ACTIVE",
    "9999, GONE, ACTIVE"
  })
  void keyIsReplacedByTheNext(int minute, KeyStatus statusOfFirst, KeyStatus statusOfSecond) {
    assertEquals(statusOfFirst, ring.status(first, at(minute)));
    assertEquals(statusOfSecond, ring.status(second, at(minute)));
    assertEquals(KeyStatus.ACTIVE, ring.status(ring.signingKey(at(minute)), at(minute)));
  }

  @Test
  void untilTheLastTokenItSignedHasExpiredAKeyVerifies() {
    assertTrue(verifies(first, at(115).minusNanos(1_000)));
    assertFalse(verifies(first, at(115)));
    assertEquals(Optional.of(at(115)), ring.verifiesUntil(first));
    assertEquals(Optional.empty(), ring.verifiesUntil(second));
  }

  @Test
  void aKeyThatIsNextVerifiesForNodesWhoseClockIsAhead() {
    assertTrue(verifies(second, at(91)));
  }

  @Test
  void everyKeyThatIsNotGoneIsPublished() {
    assertEquals(List.of(first, second), ring.published(at(95)));
    assertEquals(List.of(first, second), ring.published(at(105)));
    assertEquals(List.of(second), ring.published(at(115)));
  }

  @Test
  void unknownKeysVerifyNothing() {
    assertEquals(Optional.empty(), ring.verificationKey(new KeyId("unknown"), at(0)));
  }

  @Test
  void inAnEmergencyOneInstantEndsTheOldKeysAndBeginsTheNew() {
    SigningKey old = first.withSchedule(first.schedule().refusedFrom(at(50)));
    SigningKey fresh = key(2, KeySchedule.next(at(49), at(50)));
    KeyRing emergency = new KeyRing(List.of(old, fresh), TOKEN_LIFETIME);

    assertEquals(old, emergency.signingKey(at(50).minusNanos(1_000)));
    assertEquals(KeyStatus.ACTIVE, emergency.status(old, at(49)));
    assertEquals(fresh, emergency.signingKey(at(50)));
    assertEquals(KeyStatus.GONE, emergency.status(old, at(50)));
    assertEquals(List.of(fresh), emergency.published(at(50)));
    assertEquals(Optional.of(at(50)), emergency.verifiesUntil(old));
  }

  @Test
  void aPendingKeyThatIsRefusedNeverSigns() {
    SigningKey old = first.withSchedule(first.schedule().refusedFrom(at(95)));
    SigningKey pending = second.withSchedule(second.schedule().refusedFrom(at(95)));
    SigningKey fresh = key(3, KeySchedule.next(at(94), at(95)));
    KeyRing emergency = new KeyRing(List.of(old, pending, fresh), TOKEN_LIFETIME);

    Stream.of(95, 99, 100, 101, 200)
        .forEach(minute -> assertEquals(fresh, emergency.signingKey(at(minute))));
    assertEquals(KeyStatus.GONE, emergency.status(pending, at(100)));
  }

  /** A key made by a node whose clock was a year ahead. */
  @Test
  void keyOfTheFarFutureDoesNotDelayTheNext() {
    SigningKey lost = key(2, KeySchedule.next(at(YEAR), at(YEAR + 10)));
    KeyRing stuck = new KeyRing(List.of(first, lost), TOKEN_LIFETIME);

    assertEquals(first, stuck.signingKey(at(50)));
    assertEquals(Optional.empty(), stuck.pending(ROTATION, at(50)));
    assertFalse(stuck.isDue(ROTATION, SigningAlgorithm.RS256, at(89)));
    assertTrue(stuck.isDue(ROTATION, SigningAlgorithm.RS256, at(90)));
    assertTrue(stuck.isDue(ROTATION, SigningAlgorithm.ES256, at(50)));
  }

  @Test
  void withOnlyKeysOfTheFarFutureTheFirstSignsUntilACurrentOneDoes() {
    SigningKey lost = key(1, KeySchedule.immediate(at(YEAR)));
    KeyRing alone = new KeyRing(List.of(lost), TOKEN_LIFETIME);
    assertEquals(lost, alone.signingKey(at(0)));
    assertTrue(alone.isDue(ROTATION, SigningAlgorithm.RS256, at(0)));

    SigningKey next = key(2, KeySchedule.next(at(0), at(10)));
    KeyRing mended = new KeyRing(List.of(lost, next), TOKEN_LIFETIME);
    assertEquals(Optional.of(next), mended.pending(ROTATION, at(1)));
    assertFalse(mended.isDue(ROTATION, SigningAlgorithm.RS256, at(1)));
    assertEquals(KeyStatus.ACTIVE, mended.status(lost, at(9)));
    assertEquals(next, mended.signingKey(at(10)));
    assertEquals(KeyStatus.RETIRING, mended.status(lost, at(10)));
    assertEquals(KeyStatus.GONE, mended.status(lost, at(25)));
  }

  @Test
  void aKeyThatIsReplacedBeforeItsTimeEndsWithoutHavingSigned() {
    SigningKey lost = key(2, KeySchedule.next(at(YEAR), at(YEAR + 10)));
    SigningKey third = key(3, KeySchedule.next(at(90), at(100)));
    KeyRing mended = new KeyRing(List.of(first, lost, third), TOKEN_LIFETIME);

    assertEquals(KeyStatus.NEXT, mended.status(lost, at(99)));
    assertEquals(KeyStatus.RETIRING, mended.status(lost, at(100)));
    assertEquals(KeyStatus.GONE, mended.status(lost, at(115)));
    assertEquals(third, mended.signingKey(at(YEAR + 20)));
  }

  /**
   * The wrong clock keeps running: each of the two nodes creates one key in a period, and no more.
   */
  @Test
  void nodesWithClocksAYearApartDoNotCreateKeysInTurn() {
    SigningKey ours = key(2, KeySchedule.next(at(0), at(10)));
    SigningKey theirs = key(3, KeySchedule.next(at(YEAR), at(YEAR + 10)));
    KeyRing both = new KeyRing(List.of(first, ours, theirs), TOKEN_LIFETIME);

    assertFalse(both.isDue(ROTATION, SigningAlgorithm.RS256, at(20)));
    assertFalse(both.isDue(ROTATION, SigningAlgorithm.RS256, at(YEAR + 20)));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "89, false", "90, true", "500, true"})
  void theNextKeyIsDueItsLeadBeforeThePeriodEnds(int minute, boolean due) {
    KeyRing single = new KeyRing(List.of(first), TOKEN_LIFETIME);
    assertEquals(due, single.isDue(ROTATION, SigningAlgorithm.RS256, at(minute)));
  }

  @Test
  void whileAKeyIsPendingNoOtherIsDue() {
    assertFalse(ring.isDue(ROTATION, SigningAlgorithm.RS256, at(95)));
    assertFalse(ring.isDue(ROTATION, SigningAlgorithm.ES256, at(95)));
    assertFalse(ring.isDue(ROTATION, SigningAlgorithm.RS256, at(100)));
    assertTrue(ring.isDue(ROTATION, SigningAlgorithm.RS256, at(190)));
  }

  @Test
  void anotherAlgorithmIsDueAtOnce() {
    assertTrue(
        new KeyRing(List.of(first), TOKEN_LIFETIME).isDue(ROTATION, SigningAlgorithm.ES256, at(1)));
  }

  @Test
  void anEmptyRingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new KeyRing(List.of(), TOKEN_LIFETIME));
  }

  @ParameterizedTest
  @CsvSource({"PT10M, PT5M", "PT24H, PT5M", "PT5M, PT4M30S", "PT30S, PT0S", "PT10S, PT0S"})
  void cacheTimeEndsBeforeANewKeySigns(Duration lead, Duration cacheTime) {
    assertEquals(
        cacheTime, new KeyRotation(Duration.ofDays(90), lead, Duration.ofSeconds(5)).cacheTime());
  }

  @ParameterizedTest
  @CsvSource({"PT10M, PT10M, PT5S", "PT10M, PT1S, PT5S", "PT10M, PT5M, PT-1S"})
  void impossibleRotationsAreRefused(Duration period, Duration lead, Duration propagation) {
    assertThrows(IllegalArgumentException.class, () -> new KeyRotation(period, lead, propagation));
  }

  @Test
  void aKeyNeverSignsBeforeItIsPublished() {
    assertThrows(IllegalArgumentException.class, () -> KeySchedule.next(at(1), at(0)));
  }

  @Test
  void refusalIsNeverDelayed() {
    KeySchedule refused = KeySchedule.immediate(START).refusedFrom(at(5));
    assertEquals(refused, refused.refusedFrom(at(6)));
    assertEquals(Optional.of(at(4)), refused.refusedFrom(at(4)).refusedFrom());
  }

  private boolean verifies(SigningKey key, Instant now) {
    return ring.verificationKey(key.id(), now).isPresent();
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  private static SigningKey key(long sequence, KeySchedule schedule) {
    return SigningKeyFixture.rsaKey(sequence).withSchedule(schedule);
  }
}
