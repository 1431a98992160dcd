package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.AuditFacts;
import dev.portcullis.domain.audit.SigningKeyChange;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything an {@link dev.portcullis.domain.audit.AuditTrail} promises. */
public interface AuditTrailContract extends StoreContract {
  /** When the events of these contracts happen. */
  Instant HAPPENED = Instant.parse("2026-03-29T02:30:00.123456Z");

  /** An entry as it is kept, whatever the form of the store. */
  record Kept(Instant at, AuditFacts facts) {}

  /** What is kept under {@code id}, if it is committed. */
  Optional<Kept> kept(UUID id);

  @Test
  default void everyEventIsKeptWithAllItsFacts() {
    events().map(AuditTrailContract::entry).forEach(this::assertIsKept);
  }

  @Test
  default void entryOutsideATransactionStands() {
    assertIsKept(entry(signedIn()));
  }

  @Test
  default void entrySharesTheFateOfItsTransaction() {
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
  default void entryOutlivesThoseItTellsOf() {
    // Users and sessions of these entries were never stored: nothing refers to them.
    UserId nobody = Ids.userId();
    AuditEntry entry = entry(new AuditEvent.AccountRemoved(nobody, nobody));
    assertIsKept(entry);
    store().users().remove(nobody);
    assertEquals(Optional.of(new Kept(HAPPENED, entry.event().facts())), kept(entry.id()));
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
            new AuditEvent.AllSessionsEnded(admin, user),
            new AuditEvent.PasswordChanged(user, session, source),
            new AuditEvent.RoleAssigned(admin, user, new RoleName("r".repeat(32))),
            new AuditEvent.RoleRevoked(admin, user, RoleName.ADMIN),
            new AuditEvent.AccountChanged(admin, user, UserStatus.DISABLED),
            new AuditEvent.AccountRemoved(admin, user));
    Stream<AuditEvent> keys =
        Stream.of(SigningKeyChange.values())
            .flatMap(
                change ->
                    Stream.of(Optional.of(admin), Optional.<UserId>empty())
                        .map(actor -> keyChanged(change, actor)));
    return Stream.of(refusals, ends, others, keys).flatMap(each -> each);
  }

  private static AuditEvent keyChanged(SigningKeyChange change, Optional<UserId> actor) {
    return new AuditEvent.SigningKeyChanged(change, actor, new KeyId("K".repeat(64)));
  }
}
