package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.Race;
import dev.portcullis.testkit.fixture.SigningKeyFixture;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Everything a {@link dev.portcullis.domain.key.SigningKeyRepository} promises. Leaves keys in the
 * store that cannot be decrypted: do not use the store of a running node.
 */
public interface SigningKeyRepositoryContract extends StoreContract {
  /** When tokens are refused in these tests. */
  Instant REFUSED = Instant.parse("2026-03-04T05:06:07.123456Z");

  @Test
  default void keyComesBackWhole() {
    SealedSigningKey key =
        SigningKeyFixture.opaqueKey("k".repeat(48) + Ids.uniqueName(), uniqueSequence());
    assertTrue(store().signingKeys().add(key));
    assertSame(key, stored(key.sequence()).orElseThrow());
  }

  @Test
  default void keysAreListedBySequence() {
    long sequence = uniqueSequence();
    for (long each : List.of(sequence + 1, sequence + 2, sequence)) {
      assertTrue(store().signingKeys().add(newKey(each)));
    }
    List<Long> sequences =
        store().signingKeys().findAll().stream().map(SealedSigningKey::sequence).toList();
    assertTrue(sequences.containsAll(List.of(sequence, sequence + 1, sequence + 2)));
    assertEquals(sequences.stream().sorted().toList(), sequences);
  }

  @Test
  default void takenSequenceIsNotStoredAgain() {
    SealedSigningKey first = newKey(uniqueSequence());
    assertTrue(store().signingKeys().add(first));
    assertFalse(store().signingKeys().add(newKey(first.sequence())));
    assertFalse(store().signingKeys().add(first));
    assertSame(first, stored(first.sequence()).orElseThrow());
  }

  @Test
  default void idsThatDifferInCaseOrBlanksOnlyAreDifferent() {
    String id = Ids.uniqueName();
    for (String each : List.of(id + "a", id + "A", id + "a ")) {
      SealedSigningKey key = SigningKeyFixture.opaqueKey(each, uniqueSequence());
      assertTrue(store().signingKeys().add(key));
      assertSame(key, stored(key.sequence()).orElseThrow());
    }
  }

  @Test
  default void exactlyOneOfConcurrentAddsOfOneSequenceWins() {
    long sequence = uniqueSequence();
    List<SealedSigningKey> keys =
        IntStream.range(0, 16).mapToObj(lane -> newKey(sequence)).toList();
    Race<Boolean> race = Race.of(16, lane -> store().signingKeys().add(keys.get(lane)));
    assertEquals(16, race.results().size(), race::toString);
    assertEquals(1, race.results().stream().filter(won -> won).count());
    assertSame(keys.get(race.results().indexOf(true)), stored(sequence).orElseThrow());
  }

  @Test
  default void keysBeforeASequenceAreRefusedFromTheEarliestTimeSet() {
    long sequence = uniqueSequence();
    assertTrue(store().signingKeys().add(newKey(sequence)));
    assertTrue(store().signingKeys().add(newKey(sequence + 1)));

    store().signingKeys().refuseBefore(sequence + 1, REFUSED);
    store().signingKeys().refuseBefore(sequence + 1, REFUSED.plusSeconds(1));
    assertEquals(Optional.of(REFUSED), stored(sequence).orElseThrow().schedule().refusedFrom());
    assertEquals(Optional.empty(), stored(sequence + 1).orElseThrow().schedule().refusedFrom());

    store().signingKeys().refuseBefore(sequence + 1, REFUSED.minusSeconds(1));
    assertEquals(
        Optional.of(REFUSED.minusSeconds(1)),
        stored(sequence).orElseThrow().schedule().refusedFrom());
  }

  @Test
  default void removedKeyIsGoneAndItsRemovalMayBeRepeated() {
    SealedSigningKey key = newKey(uniqueSequence());
    assertTrue(store().signingKeys().add(key));
    assertTrue(store().signingKeys().remove(key.id()));
    assertFalse(store().signingKeys().remove(key.id()));
    assertEquals(Optional.empty(), stored(key.sequence()));
  }

  @Test
  default void exactlyOneOfConcurrentRemovalsOfAKeySucceeds() {
    SealedSigningKey key = newKey(uniqueSequence());
    assertTrue(store().signingKeys().add(key));
    Race<Boolean> race = Race.of(8, lane -> store().signingKeys().remove(key.id()));
    assertEquals(8, race.results().size(), race::toString);
    assertEquals(1, race.results().stream().filter(removed -> removed).count());
  }

  @Test
  default void refusalReturnsTheChangedKeys() {
    SealedSigningKey first = newKey(uniqueSequence());
    SealedSigningKey second = newKey(first.sequence() + 1);
    assertTrue(store().signingKeys().add(first));
    assertTrue(store().signingKeys().refuseBefore(second.sequence(), REFUSED).contains(first.id()));
    assertTrue(store().signingKeys().add(second));

    List<KeyId> changed = store().signingKeys().refuseBefore(second.sequence() + 1, REFUSED);
    assertTrue(changed.contains(second.id()));
    assertFalse(changed.contains(first.id()), "refused before");
  }

  private Optional<SealedSigningKey> stored(long sequence) {
    return store().signingKeys().findAll().stream()
        .filter(key -> key.sequence() == sequence)
        .findFirst();
  }

  private static void assertSame(SealedSigningKey expected, SealedSigningKey actual) {
    assertEquals(expected.id(), actual.id());
    assertEquals(expected.algorithm(), actual.algorithm());
    assertEquals(expected.sequence(), actual.sequence());
    assertEquals(expected.schedule(), actual.schedule());
    assertArrayEquals(expected.material().publicKey(), actual.material().publicKey());
    assertArrayEquals(expected.material().sealedPrivateKey(), actual.material().sealedPrivateKey());
  }

  private static SealedSigningKey newKey(long sequence) {
    return SigningKeyFixture.opaqueKey(Ids.uniqueName(), sequence);
  }

  private static long uniqueSequence() {
    return SigningKeyFixture.uniqueSequence();
  }
}
