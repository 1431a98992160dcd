package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reading the entries about and by one user. */
public interface AuditEntriesContract extends StoreContract {
  /** When the events of these contracts happen. */
  Instant HAPPENED = Instant.parse("2026-03-29T02:30:00.123456Z");

  @Test
  default void entriesAboutAndByAUserComeBackWholeOldestFirstAndOnce() {
    UserId ada = Ids.userId();
    UserId bob = Ids.userId();
    List<AuditEntry> all =
        appended(
            new AdministrationEvent.RoleAssigned(AuditActor.of(bob), ada, RoleName.MODERATOR),
            signedIn(ada),
            new AdministrationEvent.AllSessionsEnded(AuditActor.of(ada), bob),
            new AdministrationEvent.RoleRemoved(AuditActor.of(ada), RoleName.USER, List.of()),
            signedIn(bob));

    assertEquals(recorded(all.subList(0, 4)), page(ada, Optional.empty(), 10));
    assertEquals(List.of(), page(Ids.userId(), Optional.empty(), 10));
  }

  @Test
  default void entryWithoutActorIsAboutItsSubject() {
    UserId ada = Ids.userId();
    SourceAddress source = SourceAddress.parse("192.0.2.7").orElseThrow();
    List<AuditEntry> refused =
        appended(new AuditEvent.SignInRefused(Optional.of(ada), "wrong-password", source));

    assertEquals(recorded(refused), page(ada, Optional.empty(), 10));
  }

  @Test
  default void pagesFollowEachOtherWithoutGapOrRepetition() {
    UserId ada = Ids.userId();
    UserId bob = Ids.userId();
    // In runs, so that a page of one kind is longer than the other kinds.
    AuditEvent[] events =
        IntStream.range(0, 40)
            .mapToObj(
                each ->
                    each % 2 == 1 ? ended(bob, ada) : each < 20 ? signedIn(ada) : ended(ada, bob))
            .toArray(AuditEvent[]::new);
    List<UUID> all = appended(events).stream().map(AuditEntry::id).toList();
    for (int size : new int[] {1, 3, 7, 40, 41}) {
      assertEquals(all, ids(ada, size), "pages of " + size);
    }
  }

  @Test
  default void idsAreInTheOrderOfTheirBytes() {
    UserId ada = Ids.userId();
    UUID early = new UUID(0x7fff_ffff_ffff_7000L, Ids.userId().value().getLeastSignificantBits());
    // Negative for the type, greater for the store.
    UUID late = new UUID(0x8000_0000_0000_7000L, Ids.userId().value().getLeastSignificantBits());
    Stream.of(late, early)
        .map(id -> new AuditEntry(id, HAPPENED, signedIn(ada)))
        .forEach(store().audit()::append);

    assertEquals(List.of(early, late), ids(ada, 1));
    assertEquals(List.of(early, late), ids(ada, 5));
  }

  @Test
  default void pageOfEntriesIsNeverAboveFiveHundred() {
    UserId ada = Ids.userId();
    IntStream.range(0, 501).forEach(each -> appended(signedIn(ada)));

    assertEquals(500, page(ada, Optional.empty(), 1_000_000).size());
    assertEquals(501, ids(ada, 500).size());
  }

  private List<UUID> ids(UserId user, int size) {
    List<UUID> ids = new ArrayList<>();
    List<AuditRecord> page = page(user, Optional.empty(), size);
    page.forEach(entry -> ids.add(entry.id()));
    while (page.size() == size) {
      page = page(user, Optional.of(ids.get(ids.size() - 1)), size);
      page.forEach(entry -> ids.add(entry.id()));
    }
    return ids;
  }

  private List<AuditRecord> page(UserId user, Optional<UUID> after, int limit) {
    return store().audit().entriesOf(user, after, limit);
  }

  /** In the order of their ids. */
  private List<AuditEntry> appended(AuditEvent... events) {
    List<UUID> ids =
        Stream.generate(() -> Ids.tokenId().value())
            .limit(events.length)
            .sorted(Comparator.comparing(UUID::toString))
            .toList();
    List<AuditEntry> entries =
        IntStream.range(0, events.length)
            .mapToObj(each -> new AuditEntry(ids.get(each), HAPPENED, events[each]))
            .toList();
    entries.forEach(store().audit()::append);
    return entries;
  }

  private static List<AuditRecord> recorded(List<AuditEntry> entries) {
    return entries.stream().map(AuditRecord::of).toList();
  }

  private static AuditEvent ended(UserId actor, UserId user) {
    return new AdministrationEvent.AllSessionsEnded(AuditActor.of(actor), user);
  }

  private static AuditEvent signedIn(UserId user) {
    return new AuditEvent.SignedIn(
        user, Ids.sessionId(), SourceAddress.parse("2001:db8::7").orElseThrow());
  }
}
