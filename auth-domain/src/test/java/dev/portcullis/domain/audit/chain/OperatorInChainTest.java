package dev.portcullis.domain.audit.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.chain.AuditFinding.Kind;
import dev.portcullis.testkit.fixture.Ids;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The name of an operator is protected like every other part of an entry. */
final class OperatorInChainTest {
  private final AuditScene scene = new AuditScene();
  private final AuditWriter writer = scene.writer();

  @Test
  void entriesOfOperatorsAreClean() {
    writeByOperator();
    VerificationReport report = scene.verify();
    assertTrue(report.isClean(), () -> report.found().toString());
    assertEquals(Optional.of("root"), scene.rows.get(0).facts().operator());
  }

  @Test
  void changedOperatorIsFound() {
    writeByOperator();
    assertChangeIsFound(0, Optional.of("ada"));
  }

  @Test
  void removedOperatorIsFound() {
    writeByOperator();
    assertChangeIsFound(0, Optional.empty());
  }

  @Test
  void addedOperatorIsFound() {
    scene.write(new Random(12), 10, writer);
    assertEquals(Optional.empty(), writer.checkpoint(true));
    assertChangeIsFound(5, Optional.of("root"));
    assertChangeIsFound(5, Optional.of(""));
  }

  private void writeByOperator() {
    AuditActor root = AuditActor.of(Operator.of("root"));
    try (AuditTurn turn = writer.turn()) {
      turn.begin();
      scene.append(turn.next(new AdministrationEvent.AccountRemoved(root, Ids.userId())));
      turn.end();
      turn.committed();
    }
    assertEquals(Optional.empty(), writer.checkpoint(true));
  }

  private void assertChangeIsFound(int row, Optional<String> operator) {
    AuditRecord before = scene.rows.get(row);
    AuditRecord.Facts facts = before.facts();
    AuditRecord.Facts changed =
        new AuditRecord.Facts(
            facts.event(),
            facts.actor(),
            facts.subject(),
            facts.session(),
            facts.source(),
            facts.detail(),
            operator);
    scene.rows.set(row, new AuditRecord(before.id(), before.at(), changed, before.seal()));
    List<AuditFinding> found = scene.verify().found().first();
    assertEquals(1, found.size(), found::toString);
    assertEquals(Kind.CHANGED, found.get(0).kind());
  }
}
