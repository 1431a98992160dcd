package dev.portcullis.adapter.token;

import static java.util.stream.Collectors.joining;

import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.key.KeyRing;
import dev.portcullis.domain.key.KeyRingSource;
import dev.portcullis.domain.token.PublishedKeys;
import java.util.Optional;

/** The JWK Set, written once for each key ring. */
final class JjwtPublishedKeys implements PublishedKeys {
  private final KeyRingSource keys;
  private volatile Optional<Written> last = Optional.empty();

  JjwtPublishedKeys(KeyRingSource keys) {
    this.keys = keys;
  }

  @Override
  public String jwks() {
    KeyRing ring =
        keys.current()
            .orElseThrow(() -> new StoreUnavailableException("the keys have not been read yet"));
    Optional<Written> known = last;
    // Two threads may both write a new ring's set: the same text, so neither need wait.
    return known.filter(written -> written.ring() == ring).orElseGet(() -> write(ring)).text();
  }

  private Written write(KeyRing ring) {
    String text =
        ring.keys().stream()
            .filter(key -> !key.algorithm().isSymmetric())
            .map(PublicJwks::json)
            .collect(joining(",", "{\"keys\":[", "]}"));
    Written written = new Written(ring, text);
    last = Optional.of(written);
    return written;
  }

  private record Written(KeyRing ring, String text) {}
}
