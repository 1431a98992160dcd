package dev.portcullis.domain.store;

import dev.portcullis.domain.access.AccessRuleRepository;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.credential.CredentialRepository;
import dev.portcullis.domain.key.SigningKeyRepository;
import dev.portcullis.domain.maintenance.Leases;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.domain.revocation.FeedHeartbeat;
import dev.portcullis.domain.revocation.RevocationFeed;
import dev.portcullis.domain.role.RoleRepository;
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.domain.transaction.TransactionRunner;
import dev.portcullis.domain.user.UserRepository;

/**
 * Port: everything that is kept, behind one unit of work. What is written through these ports
 * inside {@link #transactions()} is committed together or not at all; {@link #rateLimiter()},
 * {@link #feedHeartbeat()} and {@link #leases()} alone take part in no transaction, because a count
 * must stay when the attempt that it counts is rolled back.
 *
 * <p>Each method may return a new object or always the same; both are thread-safe. None of them
 * does any I/O: a store that cannot be reached is reported by the ports, as {@link
 * dev.portcullis.domain.StoreUnavailableException}.
 */
public interface Store {
  /** The users and the roles that they hold. */
  UserRepository users();

  /** The roles. */
  RoleRepository roles();

  /** What each role permits. */
  AccessRuleRepository accessRules();

  /** The credentials. */
  CredentialRepository credentials();

  /** The sessions. */
  SessionRepository sessions();

  /** The signing keys, sealed. */
  SigningKeyRepository signingKeys();

  /** The revocations of all nodes. */
  RevocationFeed revocationFeed();

  /** The heartbeat of that feed, read in the same place; no part of a transaction. */
  FeedHeartbeat feedHeartbeat();

  /** The audit trail. */
  AuditTrail auditTrail();

  /** The counters of attempts; no part of a transaction. */
  RateLimiter rateLimiter();

  /** Which node does what one node is enough for; no part of a transaction. */
  Leases leases();

  /** The unit of work over all of the others. */
  TransactionRunner transactions();
}
