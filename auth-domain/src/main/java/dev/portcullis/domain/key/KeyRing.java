package dev.portcullis.domain.key;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The signing keys in use at one moment. Immutable and pure; never empty. */
public final class KeyRing {
  private final List<SigningKey> keys;

  /**
   * The ring of these keys.
   *
   * @throws IllegalArgumentException if there are none
   */
  public KeyRing(Collection<SigningKey> keys) {
    this.keys = keys.stream().sorted(Comparator.comparing(SigningKey::sequence)).toList();
    if (this.keys.isEmpty()) {
      throw new IllegalArgumentException("a key ring has at least one key");
    }
  }

  /** The key that signs new tokens: the first, until rotation says otherwise. */
  public SigningKey signingKey() {
    return keys.get(0);
  }

  /** The key that a token names, if its tokens still count. */
  public Optional<SigningKey> verificationKey(KeyId id) {
    requireNonNull(id, "id");
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** All keys, oldest first. */
  public List<SigningKey> keys() {
    return keys;
  }
}
