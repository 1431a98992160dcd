package dev.portcullis.domain.audit.chain;

import dev.portcullis.domain.audit.AuditMac;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSeal;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the codes of the audit trail: HMAC-SHA-256 (RFC 2104) over inputs that {@link Encoding}
 * makes, each kind with a byte of its own. Thread-safe; {@code toString} shows no key.
 */
public final class AuditMacs {
  /** The purpose for which the key is derived. */
  public static final String KEY_PURPOSE = "portcullis audit v1";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MIN_KEY_LENGTH = 32;

  private final SecretKey key;

  /**
   * Codes with {@code key}, which is copied.
   *
   * @throws IllegalArgumentException if it is shorter than 32 bytes
   */
  public AuditMacs(byte[] key) {
    if (key.length < MIN_KEY_LENGTH) {
      throw new IllegalArgumentException("a key must have at least " + MIN_KEY_LENGTH + " bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * The code of {@code record} at that place of {@code chain}, behind an entry with {@code before}.
   */
  AuditMac entry(AuditMac before, ChainId chain, long sequence, AuditRecord record) {
    AuditRecord.Facts facts = record.facts();
    Encoding encoding =
        begin('E')
            .add(before)
            .add(chain)
            .add(sequence)
            .add(record.id())
            .add(record.at())
            .add(facts.event())
            .addId(facts.actor())
            .addId(facts.subject())
            .addId(facts.session())
            .addText(facts.source())
            .addText(facts.detail());
    // Only where there is one: entries of versions without operators keep their codes.
    return facts.operator().isEmpty() ? encoding.end() : encoding.addText(facts.operator()).end();
  }

  /** {@code record} as the next entry of {@code chain} behind {@code head}. */
  AuditSeal seal(ChainId chain, ChainHead head, AuditRecord record) {
    long sequence = head.sequence() + 1;
    AuditMac mac = entry(head.mac(), chain, sequence, record);
    return new AuditSeal(chain.writer(), chain.lane(), sequence, mac);
  }

  /** The link of {@code identity}, behind a row with the link {@code before}. */
  AuditMac link(AuditMac before, WriterRow.Identity identity) {
    return begin('L')
        .add(before)
        .add(identity.number())
        .add(identity.writer())
        .add(identity.startedAt())
        .add(identity.protectedFrom())
        .end();
  }

  /** The row of a writer at {@code checkpoint}. */
  WriterRow row(WriterRow.Identity identity, WriterRow.Checkpoint checkpoint) {
    AuditMac mac =
        begin('W')
            .add(identity.link())
            .add(checkpoint.counter())
            .add(checkpoint.at())
            .add(checkpoint.isClosed())
            .add(checkpoint.heads().bytes())
            .end();
    return new WriterRow(identity, checkpoint, mac);
  }

  /** The mark that {@code removed} was the last entry that retention removed from a chain. */
  RetentionMark mark(ChainId chain, ChainHead removed, Instant at) {
    AuditMac mac = begin('R').add(chain).add(removed.sequence()).add(removed.mac()).add(at).end();
    return new RetentionMark(chain, removed, at, mac);
  }

  boolean isGenuine(WriterRow row) {
    return row(row.identity(), row.checkpoint()).mac().equals(row.mac());
  }

  boolean isGenuine(RetentionMark mark) {
    return mark(mark.chain(), mark.removed(), mark.at()).mac().equals(mark.mac());
  }

  private Encoding begin(char kind) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return new Encoding(mac, kind);
    } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", missing);
    }
  }

  @Override
  public String toString() {
    return "AuditMacs[***]";
  }
}
