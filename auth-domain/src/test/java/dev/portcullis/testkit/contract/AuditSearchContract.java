package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.AuditPage;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSearch;
import dev.portcullis.domain.audit.AuditSearch.Filter;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the search of an {@link dev.portcullis.domain.audit.AuditTrail} promises. */
public interface AuditSearchContract extends StoreContract {
  /** When the first entry of each test happens; each next one happens a second later. */
  Instant FIRST = Instant.parse("2031-05-06T07:08:09.000001Z");

  @Test
  default void pagesAreNewestFirstAndHoldEachEntryOnce() {
    UserId subject = Ids.userId();
    List<UUID> ids = new ArrayList<>();
    IntStream.range(0, 7).forEach(each -> ids.add(store(each, Ids.userId(), subject)));
    Collections.reverse(ids);

    List<UUID> seen = new ArrayList<>();
    Optional<UUID> before = Optional.empty();
    do {
      AuditPage page = store().audit().find(new AuditSearch(subjectIs(subject), before, 3));
      assertTrue(page.records().size() <= 3);
      page.records().forEach(record -> seen.add(record.id()));
      before = page.next();
    } while (before.isPresent());

    assertEquals(ids, seen);
  }

  @Test
  default void eachFilterAloneAndAllTogetherFindTheEntry() {
    UserId actor = Ids.userId();
    UserId subject = Ids.userId();
    UUID early = store(0, actor, subject);
    UUID id = store(1, actor, subject);
    UUID late = store(2, actor, subject);
    UUID other = store(1, Ids.userId(), subject);
    Optional<Instant> since = Optional.of(FIRST.plusSeconds(1));
    Optional<Instant> until = Optional.of(FIRST.plusSeconds(2));
    Optional<String> event = Optional.of("all-sessions-ended");
    Optional<String> otherEvent = Optional.of("signed-in");

    assertEquals(List.of(late, id, early), found(filter(actor, Optional.empty())));
    assertEquals(List.of(late, id, early), found(filter(actor, event)));
    assertEquals(List.of(), found(filter(actor, otherEvent)));
    assertEquals(4, found(subjectIs(subject)).size());
    assertEquals(
        List.of(id),
        found(new Filter(since, until, Optional.of(actor), Optional.of(subject), event)));
    assertEquals(
        2,
        found(new Filter(since, until, Optional.empty(), Optional.of(subject), Optional.empty()))
            .size());
    assertEquals(
        List.of(late),
        found(
            new Filter(
                until, Optional.empty(), Optional.of(actor), Optional.empty(), Optional.empty())));
    assertTrue(
        found(new Filter(since, until, Optional.empty(), Optional.empty(), event))
            .containsAll(List.of(id, other)));
  }

  /** Among entries of users, and of nobody, about the same account. */
  @Test
  default void whatOperatorsDidIsFound() {
    UserId subject = Ids.userId();
    SourceAddress source = SourceAddress.parse("192.0.2.1").orElseThrow();
    store(0, Ids.userId(), subject);
    UUID refused =
        append(1, new AuditEvent.SignInRefused(Optional.of(subject), "disabled", source));
    AuditActor operator = AuditActor.of(Operator.of("root"));
    UUID id = append(2, new AdministrationEvent.AllSessionsEnded(operator, subject));

    assertEquals(List.of(id), found(subjectIs(subject).byOperators()));
    List<UUID> all = found(Filter.NONE.byOperators());
    assertTrue(all.contains(id));
    assertFalse(all.contains(refused));
  }

  @Test
  default void recordsHoldAllFacts() {
    UserId actor = Ids.userId();
    AuditEvent event = new AdministrationEvent.AllSessionsEnded(AuditActor.of(actor), actor);
    AuditEntry entry = new AuditEntry(idOf(FIRST), FIRST, event);
    store().audit().append(entry);
    AuditPage page = store().audit().find(new AuditSearch(subjectIs(actor), Optional.empty(), 5));
    assertEquals(List.of(AuditRecord.of(entry)), page.records());
  }

  private List<UUID> found(Filter filter) {
    List<UUID> found = new ArrayList<>();
    Optional<UUID> before = Optional.empty();
    do {
      AuditPage page = store().audit().find(new AuditSearch(filter, before, 50));
      page.records().forEach(record -> found.add(record.id()));
      before = page.next();
    } while (before.isPresent());
    return found;
  }

  private static Filter filter(UserId actor, Optional<String> event) {
    return new Filter(
        Optional.empty(), Optional.empty(), Optional.of(actor), Optional.empty(), event);
  }

  private static Filter subjectIs(UserId subject) {
    return new Filter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(subject),
        Optional.empty());
  }

  private UUID store(int second, UserId actor, UserId subject) {
    return append(second, new AdministrationEvent.AllSessionsEnded(AuditActor.of(actor), subject));
  }

  private UUID append(int second, AuditEvent event) {
    Instant at = FIRST.plusSeconds(second);
    UUID id = idOf(at);
    store().audit().append(new AuditEntry(id, at, event));
    return id;
  }

  private static UUID idOf(Instant at) {
    UUID random = Ids.tokenId().value();
    return new UUID(at.toEpochMilli() << 16 | 0x7000, random.getLeastSignificantBits());
  }
}
