package dev.portcullis.domain.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.chain.AuditFinding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an intruder who cannot make codes has retention remove, retention does not vouch for. */
final class RetentionMarksTest {
  private final AuditScene scene = new AuditScene();
  private final Random random = new Random(1);
  private final AuditWriter ada = scene.writer();
  private final AuditWriter bob = scene.writer();

  private void write() {
    scene.write(random, 200, ada, bob);
    assertEquals(Optional.empty(), ada.checkpoint(false));
    assertEquals(Optional.empty(), bob.checkpoint(true));
  }

  /** An entry of long ago with the place of a late one: retention would vouch for all before it. */
  @Test
  void retentionDoesNotCoverUpForACopiedPlace() {
    write();
    AuditRecord late = scene.rows.get(scene.rows.size() - 1);
    AuditRecord bait = new AuditRecord(new UUID(0, 1), Instant.EPOCH, late.facts(), late.seal());
    scene.rows.add(0, bait);
    scene.retention().removeBefore(Instant.EPOCH.plusSeconds(1), 20);
    ChainId chain = ChainId.of(late.seal().orElseThrow());
    scene.rows.removeIf(row -> row.seal().map(ChainId::of).filter(chain::equals).isPresent());

    assertEquals(Set.of(Kind.REMOVED), Set.copyOf(kinds(scene.verify())));
  }

  @Test
  void retentionDoesNotCoverUpForChangedTimes() {
    write();
    for (int i = 0; i < 5; i++) {
      AuditRecord row = scene.sorted().skip(i).findFirst().orElseThrow();
      scene.rows.remove(row);
      scene.rows.add(new AuditRecord(row.id(), Instant.EPOCH, row.facts(), row.seal()));
    }
    assertEquals(5, scene.retention().removeBefore(Instant.EPOCH.plusSeconds(1), 20));

    assertTrue(kinds(scene.verify()).contains(Kind.REMOVED));
  }

  /** Further than a count of nanoseconds in 64 bits reaches. */
  @Test
  void timeOfAnyYearIsAFindingAndNoFailure() {
    write();
    AuditRecord first = scene.sorted().findFirst().orElseThrow();
    scene.rows.remove(first);
    Instant future = Instant.parse("9999-01-01T00:00:00Z");
    scene.rows.add(new AuditRecord(first.id(), future, first.facts(), first.seal()));

    assertEquals(0, scene.retention().removeBefore(scene.clock.instant().plusSeconds(1), 20));

    assertEquals(List.of(Kind.CHANGED), kinds(scene.verify()));
  }

  @Test
  void writerWhoseRowWasEmptiedIsNotRemovedByRetention() {
    write();
    WriterRow oldest = scene.registry.writersAfter(0).get(0);
    WriterRow emptied =
        new WriterRow(
            oldest.identity(),
            new WriterRow.Checkpoint(0, Instant.EPOCH, true, LaneHeads.NONE),
            oldest.mac());
    assertTrue(scene.registry.replace(oldest, emptied));
    scene.rows.removeIf(
        row -> row.seal().filter(seal -> seal.writer().equals(oldest.writer())).isPresent());

    assertEquals(0, scene.retention().removeBefore(Instant.EPOCH.plus(Duration.ofDays(3)), 20));

    assertEquals(oldest.number(), scene.registry.writersAfter(0).get(0).number());
    assertTrue(kinds(scene.verify()).contains(Kind.CHECKPOINT_CHANGED));
  }

  private static List<Kind> kinds(VerificationReport report) {
    return report.found().first().stream().map(AuditFinding::kind).toList();
  }
}
