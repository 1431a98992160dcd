package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.audit.AccountChange;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.AuditFacts;
import dev.portcullis.domain.audit.RoleDelta;
import dev.portcullis.domain.audit.SigningKeyChange;
import dev.portcullis.domain.audit.chain.AuditMacs;
import dev.portcullis.domain.audit.chain.AuditRetention;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything an {@link dev.portcullis.domain.audit.AuditTrail} promises. */
public interface AuditTrailContract extends StoreContract {
  /** When the events of these contracts happen. */
  Instant HAPPENED = Instant.parse("2026-03-29T02:30:00.123456Z");

  /** Before the events of all other tests. */
  Instant LONG_AGO = Instant.parse("2001-02-03T04:05:06.000007Z");

  /** A stored entry, independent of the kind of store. */
  record Kept(Instant at, AuditFacts facts) {}

  /** The committed entry with that id; empty if there is none. */
  Optional<Kept> kept(UUID id);

  @Test
  default void everyEventIsKeptWithAllItsFacts() {
    events().map(AuditTrailContract::entry).forEach(this::assertIsKept);
  }

  @Test
  default void entriesAddedTogetherAreKeptWithAllTheirFacts() {
    List<AuditEntry> entries = events().map(AuditTrailContract::entry).toList();
    store().transactions().inTransaction(() -> store().audit().appendAll(entries));
    for (AuditEntry entry : entries) {
      assertEquals(Optional.of(new Kept(HAPPENED, entry.event().facts())), kept(entry.id()));
    }
    store().audit().appendAll(List.of());
  }

  @Test
  default void entryOutsideATransactionIsCommitted() {
    assertIsKept(entry(signedIn()));
  }

  @Test
  default void entryIsRolledBackWithItsTransaction() {
    AuditEntry lost = entry(signedIn());
    assertThrows(
        ArithmeticException.class,
        () ->
            store()
                .transactions()
                .inTransaction(
                    () -> {
                      store().audit().append(lost);
                      throw new ArithmeticException("roll back");
                    }));
    assertEquals(Optional.empty(), kept(lost.id()));
    AuditEntry committed = entry(signedIn());
    store().transactions().inTransaction(() -> store().audit().append(committed));
    assertEquals(Optional.of(new Kept(HAPPENED, committed.event().facts())), kept(committed.id()));
  }

  @Test
  default void entryStaysAfterItsUserIsRemoved() {
    // The user of this entry was never stored: entries have no foreign keys.
    UserId unknown = Ids.userId();
    AuditEntry entry =
        entry(new AdministrationEvent.AccountRemoved(AuditActor.of(unknown), unknown));
    assertIsKept(entry);
    store().users().remove(unknown);
    assertEquals(Optional.of(new Kept(HAPPENED, entry.event().facts())), kept(entry.id()));
  }

  @Test
  default void onlyTheOldestEndIsRemovedAndInBatches() {
    List<AuditEntry> old =
        IntStream.range(0, 7).mapToObj(each -> at(each, LONG_AGO.plusSeconds(each))).toList();
    AuditEntry kept = at(7, LONG_AGO.plusSeconds(7));
    removeOlder();
    Stream.concat(old.stream(), Stream.of(kept)).forEach(store().audit()::append);
    assertEquals(Optional.of(LONG_AGO), store().audit().oldest());

    assertEquals(0, removeBefore(LONG_AGO, 500));
    assertEquals(5, removeBefore(kept.at(), 5));
    assertEquals(Optional.of(LONG_AGO.plusSeconds(5)), store().audit().oldest());
    assertEquals(2, removeBefore(kept.at(), 5));
    assertEquals(0, removeBefore(kept.at(), 5));
    old.forEach(entry -> assertEquals(Optional.empty(), kept(entry.id())));
    assertEquals(Optional.of(kept.at()), store().audit().oldest());
    assertEquals(1, removeBefore(kept.at().plusNanos(1_000), 5));
  }

  /** The trail stays complete from its first entry on, also when the clocks of writers differ. */
  @Test
  default void nothingAfterAKeptEntryIsRemoved() {
    removeOlder();
    AuditEntry ahead = at(0, LONG_AGO.plusSeconds(60));
    AuditEntry behind = at(1, LONG_AGO);
    store().audit().append(behind);
    store().audit().append(ahead);

    assertEquals(0, removeBefore(LONG_AGO.plusSeconds(1), 5));
    assertEquals(2, removeBefore(LONG_AGO.plusSeconds(61), 5));
  }

  @Test
  default void batchOfTheTrailIsNeverAboveFiveHundred() {
    removeOlder();
    IntStream.range(0, 501).mapToObj(each -> at(each, LONG_AGO)).forEach(store().audit()::append);
    Instant after = LONG_AGO.plusSeconds(1);
    assertEquals(500, removeBefore(after, 1_000_000));
    assertEquals(1, removeBefore(after, 1_000_000));
  }

  /** Removes as the upkeep does. */
  private int removeBefore(Instant instant, int atMost) {
    return new AuditRetention(
            store().audit(),
            store().auditRegistry(),
            store().transactions(),
            new AuditMacs(new byte[32]),
            Clock.systemUTC())
        .removeBefore(instant, atMost);
  }

  /** Removes the old entries that earlier tests left. */
  private void removeOlder() {
    while (removeBefore(LONG_AGO.plusSeconds(100), 500) > 0) {
      // Repeat until nothing is left.
    }
  }

  /** An entry with that number, older than those of all other tests. */
  private static AuditEntry at(int number, Instant instant) {
    UUID id = new UUID(LONG_AGO.toEpochMilli() << 16 | 0x7000, 0x8000_0000_0000_0000L | number);
    return new AuditEntry(id, instant, signedIn());
  }

  private void assertIsKept(AuditEntry entry) {
    store().audit().append(entry);
    assertEquals(Optional.of(new Kept(HAPPENED, entry.event().facts())), kept(entry.id()));
  }

  private static AuditEvent signedIn() {
    return new AuditEvent.SignedIn(
        Ids.userId(), Ids.sessionId(), SourceAddress.parse("2001:db8::7").orElseThrow());
  }

  private static AuditEntry entry(AuditEvent event) {
    return new AuditEntry(Ids.tokenId().value(), HAPPENED, event);
  }

  private static Stream<AuditEvent> events() {
    UserId admin = Ids.userId();
    UserId user = Ids.userId();
    SessionId session = Ids.sessionId();
    SourceAddress source = SourceAddress.parse("255.255.255.255").orElseThrow();
    Stream<AuditEvent> refusals =
        Stream.of(RefreshRefusal.values())
            .map(reason -> new AuditEvent.RefreshRefused(user, session, reason, source));
    Stream<AuditEvent> ends =
        Stream.of(SessionEndReason.values())
            .map(reason -> new AuditEvent.SessionEnded(admin, user, session, reason));
    Stream<AuditEvent> others =
        Stream.of(
            new AuditEvent.SignedUp(user, source),
            new AuditEvent.AdministratorCreated(admin),
            new AuditEvent.SignedIn(user, session, source),
            new AuditEvent.SignInRefused(Optional.of(user), "wrong-password", source),
            new AuditEvent.SignInRefused(Optional.empty(), "x".repeat(64), source),
            new AuditEvent.SessionRefreshed(user, session, source),
            new AuditEvent.SignedOut(user, session, source),
            new AuditEvent.CheckpointChanged(Long.MAX_VALUE),
            new AdministrationEvent.AllSessionsEnded(AuditActor.of(admin), user),
            new AuditEvent.PasswordChanged(user, session, source),
            new AdministrationEvent.RoleAssigned(
                AuditActor.of(admin), user, new RoleName("r".repeat(32))),
            new AdministrationEvent.RoleRevoked(AuditActor.of(admin), user, RoleName.ADMIN),
            new AdministrationEvent.AccountChanged(
                AuditActor.of(admin), user, Set.of(AccountChange.values())),
            longestRoleChange(admin),
            new AdministrationEvent.RoleRemoved(AuditActor.of(admin), RoleName.USER, List.of()),
            new AdministrationEvent.AccountRemoved(AuditActor.of(admin), user),
            removedBy(new Operator("ä".repeat(Operator.MAX_LENGTH)), user));
    Stream<AuditEvent> keys =
        Stream.of(SigningKeyChange.values())
            .flatMap(
                change ->
                    Stream.of(Optional.of(admin), Optional.<UserId>empty())
                        .map(actor -> keyChanged(change, actor)));
    return Stream.of(refusals, ends, others, keys).flatMap(each -> each);
  }

  private static AuditEvent removedBy(Operator operator, UserId user) {
    return new AdministrationEvent.AccountRemoved(AuditActor.of(operator), user);
  }

  private static AuditEvent keyChanged(SigningKeyChange change, Optional<UserId> actor) {
    return new AuditEvent.SigningKeyChanged(
        change, actor.map(AuditActor::of), new KeyId("K".repeat(64)));
  }

  private static AuditEvent longestRoleChange(UserId admin) {
    String word = "w".repeat(32);
    RoleDelta longest = RoleDelta.of(true, Grant.parse(word + ":" + word + ":own").orElseThrow());
    return new AdministrationEvent.RoleChanged(
        AuditActor.of(admin),
        new RoleName("r".repeat(32)),
        Collections.nCopies(AdministrationEvent.RoleChanged.MAX_DELTAS, longest));
  }
}
