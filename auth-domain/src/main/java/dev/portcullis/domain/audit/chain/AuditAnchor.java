package dev.portcullis.domain.audit.chain;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditMac;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The state of the audit trail at the end of a verification. Kept outside of the database, it makes
 * a later verification find an old copy of all tables, which is consistent in itself. Contains no
 * secret and nothing about people. Immutable.
 *
 * @param writers the number of the newest writer
 * @param heads the last entry of each chain
 */
public record AuditAnchor(long writers, List<Head> heads) {
  private static final String PREFIX = "portcullis-audit-1:";
  private static final int LENGTH = 4 * Long.BYTES + Integer.BYTES + AuditMac.LENGTH;

  /** Copies {@code heads}. */
  public AuditAnchor {
    heads = List.copyOf(heads);
  }

  /**
   * The last entry of a chain.
   *
   * @param number the number of its writer
   * @param chain the chain
   * @param last the entry
   */
  public record Head(long number, ChainId chain, ChainHead last) {
    /** All parts are required. */
    public Head {
      requireNonNull(chain, "chain");
      requireNonNull(last, "last");
    }
  }

  /** As one line of ASCII: about 90 characters for each chain. */
  @Override
  public String toString() {
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + heads.size() * LENGTH + Integer.BYTES).putLong(writers);
    heads.forEach(
        head ->
            bytes
                .putLong(head.number())
                .putLong(head.chain().writer().getMostSignificantBits())
                .putLong(head.chain().writer().getLeastSignificantBits())
                .putInt(head.chain().lane())
                .putLong(head.last().sequence())
                .put(head.last().mac().bytes()));
    bytes.putInt(checksum(bytes.array()));
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /** Reads what {@link #toString} wrote; empty if {@code text} is anything else. */
  public static Optional<AuditAnchor> parse(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] ascii = text.substring(PREFIX.length()).getBytes(US_ASCII);
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(ascii));
      int heads = bytes.remaining() - Long.BYTES - Integer.BYTES;
      boolean isWhole = heads >= 0 && heads % LENGTH == 0;
      return isWhole && bytes.getInt(bytes.limit() - Integer.BYTES) == checksum(bytes.array())
          ? Optional.of(read(bytes, heads / LENGTH))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static AuditAnchor read(ByteBuffer bytes, int count) {
    long writers = bytes.getLong();
    List<Head> heads = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      long number = bytes.getLong();
      UUID writer = new UUID(bytes.getLong(), bytes.getLong());
      ChainId chain = new ChainId(writer, bytes.getInt());
      long sequence = bytes.getLong();
      byte[] mac = new byte[AuditMac.LENGTH];
      bytes.get(mac);
      heads.add(new Head(number, chain, new ChainHead(sequence, AuditMac.of(mac))));
    }
    return new AuditAnchor(writers, heads);
  }

  /** Of all bytes but the last four. */
  private static int checksum(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, bytes.length - Integer.BYTES);
      return ByteBuffer.wrap(digest.digest()).getInt();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256 is part of every JDK", missing);
    }
  }
}
