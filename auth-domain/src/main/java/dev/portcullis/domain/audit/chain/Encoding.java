package dev.portcullis.domain.audit.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.audit.AuditMac;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;

/**
 * Feeds values to a code so that no two inputs are encoded alike: numbers have their fixed length,
 * texts and bytes have their length before them, and what may be missing has a byte that says so.
 * For one thread.
 */
final class Encoding {
  private final Mac mac;

  /** An input of that kind. */
  Encoding(Mac mac, char kind) {
    this.mac = mac;
    mac.update((byte) kind);
  }

  Encoding add(long number) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      mac.update((byte) (number >>> shift));
    }
    return this;
  }

  Encoding add(boolean flag) {
    mac.update((byte) (flag ? 1 : 0));
    return this;
  }

  Encoding add(UUID id) {
    return add(id.getMostSignificantBits()).add(id.getLeastSignificantBits());
  }

  Encoding add(Instant at) {
    // In two parts: of a changed entry the time can be one that has too many microseconds.
    return add(at.getEpochSecond()).add((long) at.getNano());
  }

  Encoding add(AuditMac code) {
    mac.update(code.bytes());
    return this;
  }

  Encoding add(ChainId chain) {
    return add(chain.writer()).add(chain.lane());
  }

  Encoding add(byte[] bytes) {
    add(bytes.length);
    mac.update(bytes);
    return this;
  }

  Encoding add(String text) {
    return add(text.getBytes(UTF_8));
  }

  Encoding addId(Optional<UUID> id) {
    add(id.isPresent());
    id.ifPresent(this::add);
    return this;
  }

  Encoding addText(Optional<String> text) {
    add(text.isPresent());
    text.ifPresent(this::add);
    return this;
  }

  AuditMac end() {
    return AuditMac.of(mac.doFinal());
  }
}
