package dev.portcullis.adapter.persistence.benchmark;

import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.audit.chain.AuditMacs;
import dev.portcullis.domain.audit.chain.AuditTurn;
import dev.portcullis.domain.audit.chain.AuditWriter;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.domain.transaction.TransactionRunner;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserRepository;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;

/** A refresh as in the server, through the ports of the store, with or without audit chains. */
final class PortsRefresh implements Refresh {
  private final Clock clock = Clock.systemUTC();
  private final TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
  private final JooqPersistence store;
  private final boolean isChained;
  private final AuditWriter writer;
  private final SessionRepository sessions;
  private final UserRepository users;
  private final AuditTrail audit;
  private final TransactionRunner transactions;

  PortsRefresh(JooqPersistence store, boolean isChained) {
    this.store = store;
    this.isChained = isChained;
    AuditMacs macs = new AuditMacs(new byte[32]);
    this.writer = new AuditWriter(store.auditTrail(), store.auditRegistry(), macs, ids, clock);
    this.sessions = store.sessions();
    this.users = store.users();
    this.audit = store.auditTrail();
    this.transactions = store.transactions();
  }

  @Override
  public void refresh(SessionId id) {
    try (AuditTurn turn = writer.turn()) {
      transactions.inTransaction(() -> refresh(id, turn));
      turn.committed();
    }
  }

  private void refresh(SessionId id, AuditTurn turn) {
    turn.begin();
    Instant now = clock.instant();
    Session session = sessions.lockById(id).orElseThrow();
    UserId user = users.findById(session.user()).orElseThrow().id();
    sessions.update(
        session
            .refresh(session.generation(), now, SessionPolicy.DEFAULT)
            .fold(rotated -> rotated, reissued -> reissued, stolen -> stolen, refused -> session));
    AuditEvent event = new AuditEvent.SessionRefreshed(user, id, session.origin().source());
    audit.append(isChained ? turn.next(event) : new AuditEntry(ids.next(), now, event));
    turn.end();
  }

  @Override
  public void close() {
    store.close();
  }
}
