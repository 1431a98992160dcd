package dev.portcullis.adapter.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.VerificationKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers tokens that were good, so that their signature is not checked again.
 *
 * <p>Sound, because the entry is found by the whole text of the token: the same text has the same
 * signature, claims and key, and what can change about it, the time and the state of the key, is
 * checked each time. A text it does not know costs one check more. The reverse, a list of texts to
 * refuse, would not be sound: where a token can be spelled in two ways, the second is not on it.
 *
 * <p>Only good tokens are kept, so nobody fills it with what is not ours. An entry goes with its
 * token, or when the texts together are longer than allowed.
 */
final class RememberingReader implements TokenReader {
  private final TokenReader reader;
  private final KeyRingSource keys;
  private final Cache<String, Remembered> good;

  /** What {@code reader} reads, remembered up to {@code weight} characters of tokens. */
  RememberingReader(TokenReader reader, KeyRingSource keys, long weight) {
    this.reader = reader;
    this.keys = keys;
    this.good =
        Caffeine.newBuilder()
            .maximumWeight(weight)
            .weigher((String compact, Remembered entry) -> compact.length())
            // Frees the memory; whether the token counts is asked of our own clock, each time.
            .expireAfter(Expiry.creating((String compact, Remembered entry) -> entry.timeLeft()))
            // On the caller's thread: it is a few steps, and no thread of the process is borrowed.
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Optional<VerifiedToken> read(String compact, Instant now) throws Refusal {
    // First of all: a hash of a megabyte is not for free either.
    if (compact.length() > TokenLimits.MAX_LENGTH) {
      return reader.read(compact, now);
    }
    Optional<VerifiedToken> known =
        Optional.ofNullable(good.getIfPresent(compact)).map(Remembered::token);
    if (known.isPresent() && stillCounts(known.get(), now)) {
      return known;
    }
    // Refused by the reader and nobody else, so that every refusal has the reason it always had.
    known.ifPresent(token -> good.invalidate(compact));
    Optional<VerifiedToken> read = reader.read(compact, now);
    read.ifPresent(token -> good.put(compact, new Remembered(token, now)));
    return read;
  }

  /** How many characters of tokens are remembered. */
  long weight() {
    good.cleanUp();
    return good.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  private boolean stillCounts(VerifiedToken token, Instant now) {
    return StrictClaims.areInForce(token.claims(), now) && stillVerifies(token.key(), now);
  }

  /** Whether that very key still stands under its id, and its tokens count. */
  private boolean stillVerifies(VerificationKey key, Instant now) {
    Optional<KeyRing> ring = keys.current();
    return ring.flatMap(known -> known.verificationKey(key.id(), now))
        .filter(key::equals)
        .isPresent();
  }

  private record Remembered(VerifiedToken token, Instant since) {
    Duration timeLeft() {
      return Duration.between(since, token.claims().expiresAt());
    }
  }
}
