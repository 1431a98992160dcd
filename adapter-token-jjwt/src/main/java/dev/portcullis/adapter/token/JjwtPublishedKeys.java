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

/** The JWK Set (RFC 7517 section 5), rendered once for each list of published keys. Thread-safe. */
final class JjwtPublishedKeys implements PublishedKeys {
  private final KeyRingSource keys;
  private final Clock clock;
  private volatile Optional<RenderedSet> last = Optional.empty();

  JjwtPublishedKeys(KeyRingSource keys, Clock clock) {
    this.keys = requireNonNull(keys, "keys");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public String jwks() {
    KeyRing ring =
        keys.current()
            .orElseThrow(
                () -> new StoreUnavailableException("the signing keys have not been loaded yet"));
    List<VerificationKey> published =
        ring.published(clock.instant()).stream()
            .filter(key -> !key.algorithm().isSymmetric())
            .map(SigningKey::verificationKey)
            .toList();
    List<KeyId> ids = published.stream().map(VerificationKey::id).toList();
    Optional<RenderedSet> known = last;
    // Two threads may both render a new set. The text is the same, so no lock is needed.
    return known
        .filter(rendered -> rendered.ids().equals(ids))
        .orElseGet(() -> render(ids, published))
        .text();
  }

  private RenderedSet render(List<KeyId> ids, List<VerificationKey> published) {
    String text =
        published.stream().map(PublicJwks::json).collect(joining(",", "{\"keys\":[", "]}"));
    RenderedSet rendered = new RenderedSet(ids, text);
    last = Optional.of(rendered);
    return rendered;
  }

  /** Ids are thumbprints, so equal ids mean equal keys. */
  private record RenderedSet(List<KeyId> ids, String text) {}
}
