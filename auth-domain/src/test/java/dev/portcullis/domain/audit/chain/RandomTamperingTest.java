package dev.portcullis.domain.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.chain.AuditFinding.Kind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random trails, and random things that are done to them. */
final class RandomTamperingTest {
  private final AuditScene scene = new AuditScene();
  private final AuditWriter ada = scene.writer();
  private final AuditWriter bob = scene.writer();

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  /** Whatever is done to a row is found, and the row, or the one behind the gap, is named. */
  @ParameterizedTest
  @MethodSource("seeds")
  void everyRandomTamperingIsFound(long seed) {
    Random chance = new Random(seed);
    scene.write(chance, 30 + chance.nextInt(100), ada, bob);
    ada.checkpoint(false);
    bob.checkpoint(true);
    VerificationReport clean = scene.verify();
    assertTrue(clean.isClean(), () -> clean.found().first().toString());
    assertEquals(scene.rows.size(), clean.entries().verified());
    assertEquals(0, clean.entries().afterCheckpoint());

    Set<Kind> expected = tamper(chance);

    VerificationReport report = scene.verify();
    assertFalse(report.isClean(), () -> "seed " + seed + " expected " + expected);
    assertTrue(
        report.found().first().stream().map(AuditFinding::kind).anyMatch(expected::contains),
        () -> "seed " + seed + " expected " + expected + " but " + report.found().first());
  }

  private Set<Kind> tamper(Random chance) {
    int at = chance.nextInt(scene.rows.size());
    AuditRecord row = scene.rows.get(at);
    int other = (at + 1 + chance.nextInt(scene.rows.size() - 1)) % scene.rows.size();
    switch (chance.nextInt(7)) {
      case 0 -> {
        scene.rows.set(at, AuditScene.changed(row));
        return EnumSet.of(Kind.CHANGED);
      }
      case 1 -> {
        scene.rows.remove(at);
        return EnumSet.of(Kind.REMOVED, Kind.TRUNCATED);
      }
      case 2 -> {
        scene.rows.add(AuditScene.withId(row, scene.ids.next()));
        return EnumSet.of(Kind.INSERTED);
      }
      case 3 -> {
        AuditRecord with = scene.rows.get(other);
        scene.rows.set(at, AuditScene.withId(row, with.id()));
        scene.rows.set(other, AuditScene.withId(with, row.id()));
        return EnumSet.of(Kind.CHANGED, Kind.REORDERED, Kind.INSERTED);
      }
      case 4 -> {
        AuditRecord with = scene.rows.get(other);
        scene.rows.set(at, new AuditRecord(row.id(), with.at(), with.facts(), row.seal()));
        scene.rows.set(other, new AuditRecord(with.id(), row.at(), row.facts(), with.seal()));
        return EnumSet.of(Kind.CHANGED);
      }
      case 5 -> {
        scene.rows.set(at, new AuditRecord(row.id(), row.at(), row.facts(), Optional.empty()));
        return EnumSet.of(Kind.INSERTED);
      }
      default -> {
        UUID writer = row.seal().orElseThrow().writer();
        scene.rows.removeIf(each -> each.seal().orElseThrow().writer().equals(writer));
        return EnumSet.of(Kind.REMOVED);
      }
    }
  }
}
