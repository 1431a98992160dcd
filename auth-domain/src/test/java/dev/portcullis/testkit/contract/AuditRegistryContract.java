package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.audit.AuditMac;
import dev.portcullis.domain.audit.chain.AuditRegistry;
import dev.portcullis.domain.audit.chain.ChainHead;
import dev.portcullis.domain.audit.chain.ChainId;
import dev.portcullis.domain.audit.chain.LaneHeads;
import dev.portcullis.domain.audit.chain.RetentionMark;
import dev.portcullis.domain.audit.chain.WriterRow;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Everything an {@link AuditRegistry} promises. */
public interface AuditRegistryContract extends StoreContract {
  /** A time in whole microseconds. */
  Instant AT = Instant.parse("2026-03-29T02:30:00.123456Z");

  @Test
  default void writerIsKeptWithAllItsParts() {
    WriterRow row = added(40);
    assertTrue(registry().writersAfter(row.number() - 1).contains(row));
    assertEquals(Optional.of(row), registry().newest());
    assertEquals(List.of(), registry().writersAfter(row.number()));
  }

  @Test
  default void numberIsGivenOnce() {
    WriterRow row = added(1);
    assertFalse(registry().add(row(row.number(), 2, 7)));
    assertEquals(Optional.of(row), registry().newest());
  }

  @Test
  default void checkpointIsReplacedOnlyIfTheRowIsAsItWasLeft() {
    WriterRow first = added(1);
    WriterRow second = next(first, 2);
    WriterRow third = next(second, 3);
    assertTrue(registry().replace(first, second));
    assertFalse(registry().replace(first, third));
    assertEquals(Optional.of(second), registry().newest());
    WriterRow otherHeads = new WriterRow(first.identity(), third.checkpoint(), second.mac());
    assertFalse(registry().replace(otherHeads, third));
    registry().remove(second);
    assertFalse(registry().replace(second, third));
  }

  @Test
  default void writersAreListedInTheOrderOfNumbersAndInBatches() {
    long before = registry().newest().map(WriterRow::number).orElse(0L);
    for (int each = 0; each < AuditRegistry.MAX_BATCH + 1; each++) {
      added(0);
    }
    List<WriterRow> batch = registry().writersAfter(before);
    assertEquals(AuditRegistry.MAX_BATCH, batch.size());
    assertEquals(before + 1, batch.get(0).number());
    long last = batch.get(AuditRegistry.MAX_BATCH - 1).number();
    assertEquals(1, registry().writersAfter(last).size());
  }

  @Test
  default void markIsReplacedOnlyByOneThatSaysMore() {
    ChainId chain = new ChainId(Ids.tokenId().value(), 3);
    assertEquals(Optional.empty(), registry().mark(chain));
    registry().put(mark(chain, 5));
    registry().put(mark(chain, 4));
    assertEquals(Optional.of(mark(chain, 5)), registry().mark(chain));
    registry().put(mark(chain, 6));
    assertEquals(Optional.of(mark(chain, 6)), registry().mark(chain));
    assertEquals(Optional.empty(), registry().mark(new ChainId(chain.writer(), 4)));
  }

  @Test
  default void marksOfAWriterAreRemovedWithIt() {
    WriterRow row = added(1);
    ChainId chain = new ChainId(row.writer(), 1);
    ChainId other = new ChainId(Ids.tokenId().value(), 1);
    registry().put(mark(chain, 5));
    registry().put(mark(other, 5));
    registry().remove(row);
    assertEquals(Optional.empty(), registry().mark(chain));
    assertEquals(Optional.of(mark(other, 5)), registry().mark(other));
    assertFalse(registry().newest().filter(row::equals).isPresent());
  }

  @Test
  default void markIsRolledBackWithItsTransaction() {
    ChainId chain = new ChainId(Ids.tokenId().value(), 1);
    assertThrows(
        ArithmeticException.class,
        () ->
            store()
                .transactions()
                .inTransaction(
                    () -> {
                      registry().put(mark(chain, 5));
                      throw new ArithmeticException("roll back");
                    }));
    assertEquals(Optional.empty(), registry().mark(chain));
  }

  private AuditRegistry registry() {
    return store().auditRegistry();
  }

  private WriterRow added(int lanes) {
    WriterRow row = row(registry().newest().map(WriterRow::number).orElse(0L) + 1, lanes, 1);
    assertTrue(registry().add(row));
    return row;
  }

  private static WriterRow row(long number, int lanes, long counter) {
    WriterRow.Identity identity =
        new WriterRow.Identity(number, Ids.tokenId().value(), AT, AT.plusSeconds(1), mac(1));
    return new WriterRow(identity, checkpoint(lanes, counter), mac(2));
  }

  private static WriterRow next(WriterRow row, int lanes) {
    long counter = row.checkpoint().counter() + 1;
    return new WriterRow(row.identity(), checkpoint(lanes, counter), mac((int) counter));
  }

  private static WriterRow.Checkpoint checkpoint(int lanes, long counter) {
    Map<Integer, ChainHead> heads = new HashMap<>();
    for (int lane = 1; lane <= lanes; lane++) {
      heads.put(lane, new ChainHead(Long.MAX_VALUE - lane, mac(lane)));
    }
    return new WriterRow.Checkpoint(counter, AT, lanes % 2 == 0, new LaneHeads(heads));
  }

  private static RetentionMark mark(ChainId chain, long sequence) {
    return new RetentionMark(chain, new ChainHead(sequence, mac(3)), AT, mac((int) sequence));
  }

  private static AuditMac mac(int number) {
    byte[] bytes = new byte[AuditMac.LENGTH];
    bytes[0] = (byte) number;
    bytes[AuditMac.LENGTH - 1] = (byte) number;
    return AuditMac.of(bytes);
  }
}
