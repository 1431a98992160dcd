package dev.portcullis.adapter.token;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.key.SigningKey;
import dev.portcullis.domain.key.VerificationKey;
import dev.portcullis.domain.token.PublishedKeys;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The JWK Set, written once for each list of published keys. */
final class JjwtPublishedKeys implements PublishedKeys {
  private final KeyRingSource keys;
  private final Clock clock;
  private volatile Optional<Written> last = Optional.empty();

  JjwtPublishedKeys(KeyRingSource keys, Clock clock) {
    this.keys = requireNonNull(keys, "keys");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String jwks() {
    KeyRing ring =
        keys.current()
            .orElseThrow(() -> new StoreUnavailableException("the keys have not been read yet"));
    List<VerificationKey> published =
        ring.published(clock.instant()).stream()
            .filter(key -> !key.algorithm().isSymmetric())
            .map(SigningKey::verificationKey)
            .toList();
    List<KeyId> ids = published.stream().map(VerificationKey::id).toList();
    Optional<Written> known = last;
    // Two threads may both write a new set: the same text, so neither need wait.
    return known
        .filter(written -> written.ids().equals(ids))
        .orElseGet(() -> write(ids, published))
        .text();
  }

  private Written write(List<KeyId> ids, List<VerificationKey> published) {
    String text =
        published.stream().map(PublicJwks::json).collect(joining(",", "{\"keys\":[", "]}"));
    Written written = new Written(ids, text);
    last = Optional.of(written);
    return written;
  }

  /** An id is the thumbprint of its key, so the same ids are the same keys. */
  private record Written(List<KeyId> ids, String text) {}
}
