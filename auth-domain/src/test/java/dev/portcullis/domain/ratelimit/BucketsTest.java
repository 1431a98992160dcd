package dev.portcullis.domain.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {
  private static final SourceAddress HERE = SourceAddress.parse("192.0.2.1").orElseThrow();
  private static final SourceAddress THERE = SourceAddress.parse("192.0.2.2").orElseThrow();

  private final Buckets buckets = new Buckets(new byte[32], RateLimitSettings.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "ada, ADA",
    "ada@example.org, Ada@EXAMPLE.org",
    "ada@bücher.example, ADA@xn--bcher-kva.example",
    "no name!, NO NAME!"
  })
  void whatMeansTheSameAccountIsCountedTogether(String one, String other) {
    assertEquals(buckets.signIn(one, HERE), buckets.signIn(other, HERE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "x\ud800", "@", "a b", "ada", "nobody@example.org"})
  void everyIdentifierIsCountedAndNoneIsShown(String identifier) {
    List<Bucket> all = buckets.signIn(identifier, HERE);
    assertEquals(4, all.stream().map(Bucket::key).distinct().count());
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
                buckets.signUp(HERE).get(0).key(),
                buckets.signIn("ada", HERE).get(2).key())
            .distinct()
            .toList();
    assertEquals(9, keys.size());
  }

  @Test
  void knownSourcesPassWhatOthersCanFill() {
    BucketKey known = buckets.knownSource("ada", HERE);
    List<Boolean> passed =
        buckets.signIn("ada", HERE).stream()
            .map(bucket -> bucket.exemption().filter(known::equals).isPresent())
            .toList();
    assertEquals(List.of(false, true, false, true), passed);
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
