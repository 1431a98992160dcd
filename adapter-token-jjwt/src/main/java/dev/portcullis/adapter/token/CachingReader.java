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
 * Caches valid tokens, so that their signature is not checked again. Thread-safe.
 *
 * <p>This is safe because the cache key is the whole token: the same text has the same signature,
 * claims and key. What can change, the time and the state of the key, is checked each time. A
 * denylist by token text would not be safe: if a token had two encodings, the second would not be
 * on the list.
 *
 * <p>Only valid tokens are cached, so attackers cannot fill the cache. An entry is removed when its
 * token expires, or when the total length of the tokens exceeds the maximum.
 */
final class CachingReader implements TokenReader {
  private final TokenReader reader;
  private final KeyRingSource keys;
  private final Cache<String, CachedToken> cached;

  /** Caches what {@code reader} reads, up to {@code weight} characters of tokens. */
  CachingReader(TokenReader reader, KeyRingSource keys, long weight) {
    this.reader = reader;
    this.keys = keys;
    this.cached =
        Caffeine.newBuilder()
            .maximumWeight(weight)
            .weigher((String compact, CachedToken entry) -> compact.length())
            // Only frees memory. Whether a token has expired is checked on each read.
            .expireAfter(Expiry.creating((String compact, CachedToken entry) -> entry.timeLeft()))
            // Maintenance takes a few steps, so it runs on the caller's thread.
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Optional<VerifiedToken> read(String compact, Instant now) throws Refusal {
    // First of all, because hashing a long text for the lookup is not free.
    if (compact.length() > TokenLimits.MAX_LENGTH) {
      return reader.read(compact, now);
    }
    Optional<VerifiedToken> known =
        Optional.ofNullable(cached.getIfPresent(compact)).map(CachedToken::token);
    if (known.isPresent() && isStillValid(known.get(), now)) {
      return known;
    }
    // The reader decides about the rejection, so that its reason is the same with and without the
    // cache.
    known.ifPresent(token -> cached.invalidate(compact));
    Optional<VerifiedToken> read = reader.read(compact, now);
    read.ifPresent(token -> cached.put(compact, new CachedToken(token, now)));
    return read;
  }

  /** Total length of the cached tokens, in characters. */
  long weight() {
    cached.cleanUp();
    return cached.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  private boolean isStillValid(VerifiedToken token, Instant now) {
    return StrictClaims.areValidAt(token.claims(), now) && stillVerifies(token.key(), now);
  }

  /** Whether the key ring still contains this key and accepts its tokens. */
  private boolean stillVerifies(VerificationKey key, Instant now) {
    Optional<KeyRing> ring = keys.current();
    return ring.flatMap(known -> known.verificationKey(key.id(), now))
        .filter(key::equals)
        .isPresent();
  }

  private record CachedToken(VerifiedToken token, Instant since) {
    Duration timeLeft() {
      return Duration.between(since, token.claims().expiresAt());
    }
  }
}
