package dev.portcullis.domain.store;

import dev.portcullis.domain.access.AccessRuleRepository;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.audit.chain.AuditRegistry;
import dev.portcullis.domain.credential.CredentialRepository;
import dev.portcullis.domain.key.SigningKeyRepository;
import dev.portcullis.domain.maintenance.Leases;
import dev.portcullis.domain.maintenance.StoreClock;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.domain.revocation.FeedHeartbeat;
import dev.portcullis.domain.revocation.RevocationFeed;
import dev.portcullis.domain.role.RoleRepository;
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.domain.takeover.AccountIntake;
import dev.portcullis.domain.transaction.TransactionRunner;
import dev.portcullis.domain.user.UserRepository;

/**
 * Port: all persistent data. Changes through these ports inside a transaction of {@link
 * #transactions()} are committed together or not at all. Only {@link #rateLimiter()}, {@link
 * #feedHeartbeat()}, {@link #leases()} and {@link #clock()} take part in no transaction: for
 * example, a counter must stay when the counted attempt is rolled back.
 *
 * <p>Implementations and the ports they return are thread-safe. Each method may return a new object
 * or always the same one, and does no I/O; if the store cannot be reached, the methods of the ports
 * throw {@link dev.portcullis.domain.StoreUnavailableException}.
 */
public interface Store {
  /** The users and their roles. */
  UserRepository users();

  /** The roles. */
  RoleRepository roles();

  /** The permissions of each role. */
  AccessRuleRepository accessRules();

  /** The credentials. */
  CredentialRepository credentials();

  /** The accounts that came from another system. */
  AccountIntake intake();

  /** The sessions. */
  SessionRepository sessions();

  /** The signing keys, encrypted. */
  SigningKeyRepository signingKeys();

  /** The revocations of all nodes. */
  RevocationFeed revocationFeed();

  /**
   * The heartbeat of the feed, read from the same database server; takes part in no transaction.
   */
  FeedHeartbeat feedHeartbeat();

  /** The audit trail. */
  AuditTrail auditTrail();

  /** The writers of the audit trail, with their checkpoints, and what retention has removed. */
  AuditRegistry auditRegistry();

  /** The counters of attempts; takes part in no transaction. */
  RateLimiter rateLimiter();

  /** The leases of tasks that one node is enough for; takes part in no transaction. */
  Leases leases();

  /** The clock that all nodes share; no part of a transaction. */
  StoreClock clock();

  /** Runs transactions over all other ports. */
  TransactionRunner transactions();
}
