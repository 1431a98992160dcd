package dev.portcullis.domain.audit;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A message authentication code of the audit trail: HMAC-SHA-256 (RFC 2104), 32 bytes. Not a
 * secret: who has no key can neither make nor check one. Immutable.
 */
public final class AuditMac {
  /** The length in bytes. */
  public static final int LENGTH = 32;

  /** Stands for the entry before the first of a chain: 32 zero bytes. */
  public static final AuditMac NONE = new AuditMac(new byte[LENGTH]);

  private final byte[] bytes;

  private AuditMac(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The code with these bytes; they are copied, and cut or filled with zeros to 32. */
  public static AuditMac of(byte[] bytes) {
    return new AuditMac(Arrays.copyOf(bytes, LENGTH));
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Compares in constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof AuditMac mac && MessageDigest.isEqual(bytes, mac.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** In hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
