package dev.portcullis.domain.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {
  private static final SourceAddress HERE = SourceAddress.parse("192.0.2.1").orElseThrow();
  private static final SourceAddress THERE = SourceAddress.parse("192.0.2.2").orElseThrow();

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final UserId ADA = new UserId(new UUID(1, 2));

  private final Buckets buckets = new Buckets(new byte[32], RateLimitSettings.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "ada, ADA",
    "ada@example.org, Ada@EXAMPLE.org",
    "ada@bücher.example, ADA@xn--bcher-kva.example",
    "no name!, NO NAME!"
  })
  void spellingsOfOneAccountAreCountedTogether(String one, String other) {
    assertEquals(unknown(one), unknown(other));
    assertEquals(known(one, ADA), known(other, ADA));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "x\ud800", "@", "a b", "ada", "nobody@example.org"})
  void everyIdentifierIsCountedAndNoneIsShown(String identifier) {
    List<Bucket> all = unknown(identifier);
    assertEquals(6, all.stream().map(Bucket::key).distinct().count());
    assertFalse(all.toString().contains("nobody"));
  }

  @Test
  void thePartsOfAKeyCannotBeMixedUp() {
    List<BucketKey> keys =
        Stream.of(
                buckets.account("ada"),
                buckets.account("bob"),
                buckets.account("c0000201\0ada"),
                buckets.accountAndSource("ada", HERE),
                buckets.accountAndSource("ada", THERE),
                buckets.accountAndSource("", HERE),
                buckets.knownSource("ada", HERE),
                buckets.user(ADA),
                buckets.userAndSource(ADA, HERE),
                unknown("id\0" + ADA).get(4).key(),
                unknown("id\0" + ADA).get(5).key(),
                unknown("ada").get(5).standIn().orElseThrow().key(),
                buckets.signUp(HERE).get(0).key(),
                unknown("ada").get(2).key())
            .distinct()
            .toList();
    assertEquals(14, keys.size());
  }

  @Test
  void knownSourcesAreExemptFromBucketsThatOthersCanFill() {
    BucketKey known = buckets.knownSource("ada", HERE);
    List<Boolean> passed =
        known("ada", ADA).stream()
            .map(bucket -> bucket.exemption().map(Exemption::key).filter(known::equals).isPresent())
            .toList();
    assertEquals(List.of(false, true, false, true, false, true), passed);
  }

  @Test
  void nameAndAddressShareTheBucketsOfTheirUserAndNoOthersOfTheirOwn() {
    List<BucketKey> byName = keys(known("ada", ADA));
    List<BucketKey> byAddress = keys(known("ada@example.org", ADA));

    assertEquals(
        List.of(buckets.userAndSource(ADA, HERE), buckets.user(ADA)), byName.subList(4, 6));
    assertEquals(byName.subList(2, 6), byAddress.subList(2, 6));
    assertEquals(8, Stream.concat(byName.stream(), byAddress.stream()).distinct().count());
  }

  @Test
  void knownAndUnknownNamesHaveTheSameBucketsButForTheKeysOfTheUser() {
    List<Bucket> known = known("ada", ADA);
    List<Bucket> unknown = unknown("ada");

    assertEquals(known.subList(0, 4), unknown.subList(0, 4));
    for (int i = 4; i < 6; i++) {
      assertNotEquals(known.get(i).key(), unknown.get(i).key());
      assertEquals(known.get(i).rule(), unknown.get(i).rule());
      assertEquals(known.get(i).exemption(), unknown.get(i).exemption());
      assertEquals(known.get(i).standIn(), unknown.get(i).standIn());
    }
    assertEquals(6, unknown.size());
  }

  @Test
  void onlyBucketsOfTheUserAreConcealedAndOnlyAtSignIn() {
    assertEquals(
        List.of(false, false, false, false, true, true),
        known("ada", ADA).stream().map(Bucket::isConcealed).toList());
    List<Bucket> own = buckets.passwordChange("ada", ADA, HERE);
    assertEquals(keys(known("ada", ADA)), keys(own));
    assertEquals(List.of(), own.stream().filter(Bucket::isConcealed).toList());
  }

  @Test
  void standInsNeverClose() {
    for (Bucket bucket : known("ada", ADA).subList(4, 6)) {
      LimitRule rule = bucket.standIn().orElseThrow().rule();
      assertEquals(
          Duration.ZERO, rule.next(new Usage(1_000_000_000, NOW, NOW), NOW).closedFor(NOW));
    }
  }

  private List<Bucket> known(String identifier, UserId user) {
    return buckets.signIn(identifier, Optional.of(user), HERE);
  }

  private List<Bucket> unknown(String identifier) {
    return buckets.signIn(identifier, Optional.empty(), HERE);
  }

  private static List<BucketKey> keys(List<Bucket> buckets) {
    return buckets.stream().map(Bucket::key).toList();
  }

  @Test
  void anotherKeyGivesOtherBuckets() {
    byte[] other = new byte[32];
    other[0] = 1;
    assertNotEquals(
        buckets.account("ada"), new Buckets(other, RateLimitSettings.DEFAULT).account("ada"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Buckets(Arrays.copyOf(other, 31), RateLimitSettings.DEFAULT));
  }

  @Test
  void keysAreKeyedDigests() {
    // printf 'ACCOUNT\0\0ada' | openssl mac -digest SHA256 -macopt hexkey:$(printf '0%.0s' {1..64})
    // HMAC, in lower case
    assertEquals(KNOWN_ANSWER, buckets.account("Ada").hex());
  }

  private static final String KNOWN_ANSWER =
      "907b1f1d868b298e7cc10f471d45db1e3d7b745fede54c56bcaf2fe99a85fbfb";
}
