package dev.portcullis.domain.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditMac;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSeal;
import dev.portcullis.domain.audit.chain.AuditFinding.Kind;
import dev.portcullis.domain.id.TimeOrderedIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AuditVerifierTest {
  private final AuditScene scene = new AuditScene();
  private final Random random = new Random(11);
  private final AuditWriter ada = scene.writer();
  private final AuditWriter bob = scene.writer();

  private void write() {
    scene.write(random, 200, ada, bob);
    assertEquals(Optional.empty(), ada.checkpoint(false));
    assertEquals(Optional.empty(), bob.checkpoint(true));
  }

  @Test
  void changedEntryIsTheOnlyOneNamed() {
    write();
    AuditRecord row = scene.rows.get(100);
    scene.rows.set(100, AuditScene.changed(row));
    assertFound(Kind.CHANGED, Optional.of(row.id()));
  }

  @Test
  void changedCodeIsTheOnlyOneNamed() {
    write();
    AuditRecord row = scene.rows.get(100);
    AuditSeal seal = row.seal().orElseThrow();
    scene.rows.set(
        100, row.with(new AuditSeal(seal.writer(), seal.lane(), seal.sequence(), AuditMac.NONE)));
    assertFound(Kind.CHANGED, Optional.of(row.id()));
  }

  @Test
  void changedSequenceIsTheOnlyOneNamed() {
    write();
    AuditRecord row = scene.rows.get(100);
    AuditSeal seal = row.seal().orElseThrow();
    scene.rows.set(
        100, row.with(new AuditSeal(seal.writer(), seal.lane(), seal.sequence() + 3, seal.mac())));
    assertFound(Kind.CHANGED, Optional.of(row.id()));
  }

  @Test
  void entriesAfterTheLastCheckpointAreVerifiedAndCounted() {
    write();
    scene.write(random, 10, ada);
    VerificationReport report = scene.verify();
    assertTrue(report.isClean(), () -> report.found().toString());
    assertTrue(report.entries().afterCheckpoint() >= 10);
  }

  @Test
  void entryOfAnEarlierVersionIsCountedAndNotFound() {
    scene.append(new AuditEntry(scene.ids.next(), scene.clock.instant(), scene.event()));
    write();
    scene.append(new AuditEntry(scene.ids.next(), scene.clock.instant(), scene.event()));
    VerificationReport report = scene.verify();
    assertTrue(report.isClean(), () -> report.found().toString());
    assertEquals(2, report.entries().unprotected());

    scene.clock.advance(AuditWriter.GRACE);
    AuditEntry late = new AuditEntry(scene.ids.next(), scene.clock.instant(), scene.event());
    scene.append(late);
    assertFound(Kind.INSERTED, Optional.of(late.id()));
  }

  @Test
  void whatRetentionRemovedIsNotFoundAndWhatSomebodyElseRemovedIs() {
    write();
    int half = scene.rows.size() / 2;
    AuditRetention retention = scene.retention();
    for (int removed = 0; removed < half; ) {
      removed += retention.removeBefore(scene.clock.instant().plusSeconds(1), 20);
    }
    VerificationReport report = scene.verify();
    assertTrue(report.isClean(), () -> report.found().toString());

    AuditRecord removed = scene.rows.remove(0);
    assertEquals(Set.of(Kind.REMOVED), Set.copyOf(kinds(scene.verify())), () -> removed.toString());
  }

  @Test
  void entriesThatRetentionRemovedAreAnOldCopyWhenTheyAreBack() {
    write();
    List<AuditRecord> copy = new ArrayList<>(scene.rows);
    scene.retention().removeBefore(scene.clock.instant().plusSeconds(1), 20);
    scene.rows.clear();
    scene.rows.addAll(copy);
    assertEquals(Set.of(Kind.OLD_COPY_RESTORED), Set.copyOf(kinds(scene.verify())));
  }

  @Test
  void writerWhoseEntriesAreGoneIsRemovedFromTheOldestEnd() {
    write();
    scene.clock.advance(Duration.ofDays(3));
    AuditWriter eve = scene.writer();
    scene.write(random, 10, eve);
    eve.checkpoint(false);
    AuditRetention retention = scene.retention();
    while (retention.removeBefore(scene.clock.instant().minus(Duration.ofDays(1)), 500) > 0) {
      // Repeat until nothing is left.
    }
    retention.removeBefore(scene.clock.instant().minus(Duration.ofDays(1)), 500);
    assertEquals(1, scene.registry.writersAfter(0).size());
    VerificationReport report = scene.verify();
    assertTrue(report.isClean(), () -> report.found().toString());
    assertEquals(scene.rows.size(), report.entries().verified());
  }

  @Test
  void removedWriterIsFoundInTheMiddleAndAtTheEnd() {
    write();
    AuditWriter eve = scene.writer();
    scene.write(random, 10, eve);
    eve.checkpoint(false);
    List<WriterRow> writers = scene.registry.writersAfter(0);
    assertEquals(3, writers.size());
    for (WriterRow row : writers) {
      scene.registry.remove(row);
      assertTrue(kinds(scene.verify()).contains(Kind.CHECKPOINT_REMOVED));
      scene.registry.add(row);
    }
    assertTrue(scene.verify().isClean());
  }

  @Test
  void changedCheckpointAndChangedMarkAreFound() {
    write();
    scene.retention().removeBefore(scene.clock.instant().plusSeconds(1), 20);
    WriterRow row = rowOfAda();
    WriterRow.Checkpoint last = row.checkpoint();
    WriterRow changed =
        new WriterRow(
            row.identity(),
            new WriterRow.Checkpoint(last.counter(), last.at(), true, new LaneHeads(Map.of())),
            row.mac());
    scene.registry.replace(row, changed);
    assertEquals(List.of(Kind.CHECKPOINT_CHANGED), kinds(scene.verify()));
    // The writer notices as well, and goes on as another one.
    scene.write(random, 5, ada);
    assertEquals(Optional.of(row.number()), ada.checkpoint(false));
    scene.write(random, 5, ada);
    assertEquals(Optional.empty(), ada.checkpoint(false));
    scene.registry.replace(changed, row);
    assertTrue(scene.verify().isClean());

    AuditSeal first = scene.rows.get(0).seal().orElseThrow();
    ChainId chain = ChainId.of(first);
    scene.registry.put(
        new RetentionMark(
            chain,
            new ChainHead(first.sequence() + 1, first.mac()),
            scene.clock.instant(),
            first.mac()));
    assertTrue(kinds(scene.verify()).contains(Kind.RETENTION_MARK_CHANGED));
  }

  /**
   * All tables as they were: consistent in itself, so that only what was kept elsewhere shows it.
   */
  @Test
  void anchorShowsAnOldCopyOfAllTables() {
    write();
    List<AuditRecord> copy = new ArrayList<>(scene.rows);
    WriterRow row = rowOfAda();
    scene.write(random, 5, ada);
    ada.checkpoint(false);
    String kept = scene.verify().anchor().toString();
    AuditAnchor anchor = AuditAnchor.parse(kept).orElseThrow();
    assertTrue(scene.verify(Optional.of(anchor)).isClean());

    scene.registry.replace(rowOfAda(), row);
    scene.rows.clear();
    scene.rows.addAll(copy);
    assertTrue(scene.verify().isClean());
    assertEquals(
        Set.of(Kind.OLD_COPY_RESTORED), Set.copyOf(kinds(scene.verify(Optional.of(anchor)))));
    assertEquals(Optional.empty(), AuditAnchor.parse(kept.substring(0, kept.length() - 1)));
    assertEquals(Optional.empty(), AuditAnchor.parse("x"));
  }

  @Test
  void laneOfUnknownOutcomeIsNeverUsedAgain() {
    try (AuditTurn turn = ada.turn()) {
      turn.begin();
      // Committed, although the answer was lost.
      scene.append(turn.next(scene.event()));
      turn.end();
    }
    scene.write(random, 20, ada);
    ada.checkpoint(false);
    VerificationReport report = scene.verify();
    assertTrue(report.isClean(), () -> report.found().toString());
    assertEquals(1, report.entries().afterCheckpoint());
  }

  @Test
  void idsOfALaneIncreaseWhenTheClockIsSetBack() {
    scene.write(random, 20, ada);
    scene.clock.set(scene.clock.instant().minus(Duration.ofMinutes(10)));
    scene.write(random, 20, ada);
    ada.checkpoint(false);
    VerificationReport report = scene.verify();
    assertTrue(report.isClean(), () -> report.found().toString());
  }

  /** The entry was not yet to be seen when the page with its id was read. */
  @Test
  void entryCommittedLateIsNoGap() {
    scene.write(random, 100, ada);
    ada.checkpoint(false);
    // The last of its chain on the first page, which ends with another chain.
    AuditRecord late =
        scene
            .sorted()
            .filter(row -> !chainsOfRest(row).contains(chain(row)))
            .findFirst()
            .orElseThrow();
    scene.rows.remove(late);
    VerificationReport report =
        new AuditVerifier(scene, scene.registry, scene.macs, scene.clock)
            .verify(
                Optional.empty(),
                read -> {
                  if (!scene.rows.contains(late)) {
                    scene.rows.add(late);
                  }
                });
    assertTrue(report.isClean(), () -> report.found().toString());
    assertEquals(scene.rows.size(), report.entries().verified());
  }

  /** The chains behind {@code row} on the first page, if {@code row} is not there. */
  private Set<ChainId> chainsOfRest(AuditRecord row) {
    return scene
        .sorted()
        .limit(51)
        .filter(other -> TimeOrderedIds.compare(other.id(), row.id()) > 0)
        .map(AuditVerifierTest::chain)
        .collect(Collectors.toSet());
  }

  private static ChainId chain(AuditRecord row) {
    return ChainId.of(row.seal().orElseThrow());
  }

  private WriterRow rowOfAda() {
    return scene.registry.writersAfter(0).stream()
        .filter(row -> !row.checkpoint().isClosed())
        .findFirst()
        .orElseThrow();
  }

  private void assertFound(Kind kind, Optional<UUID> entry) {
    List<AuditFinding> found = scene.verify().found().first();
    assertEquals(1, found.size(), found::toString);
    assertEquals(kind, found.get(0).kind());
    assertEquals(entry, found.get(0).entry());
  }

  private static List<Kind> kinds(VerificationReport report) {
    return report.found().first().stream().map(AuditFinding::kind).toList();
  }
}
