package dev.portcullis.application;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.maintenance.PurgeExpired;
import dev.portcullis.application.maintenance.RetentionPorts;
import dev.portcullis.application.page.ReadGuardedPage;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.revocation.RevocationFollower;
import dev.portcullis.domain.revocation.Revocations;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The assembly of the whole system: takes ports and settings, returns use cases, grouped by
 * feature. The server, a command line and an embedding application all use it.
 *
 * <p>{@link #assemble} does no I/O and starts no thread. {@link #prepare} reads into memory what a
 * request needs, so that most requests need no query; {@link #startUpkeep}, or a caller that
 * schedules {@link #upkeep}, keeps it up to date. Before {@link #prepare}, protected calls fail
 * with {@link dev.portcullis.domain.StoreUnavailableException}. Thread-safe.
 */
public final class Portcullis implements AutoCloseable {
  private static final Duration REFRESH = Duration.ofSeconds(1);
  // Four polls in the one second within which a revocation or a change of roles must reach every
  // node.
  private static final Duration FEED_POLL = Duration.ofMillis(250);
  private static final Duration AUDIT_CHECKPOINT = Duration.ofSeconds(1);
  private static final Duration RETENTION = Duration.ofSeconds(5);

  private final Parts parts;
  private final AccountUseCases accounts;
  private final SessionUseCases sessions;
  private final AdministrationUseCases administration;
  private final KeyUseCases keys;
  private final AuditUseCases audit;
  private final RevocationFollower follower;
  private final List<UpkeepTask> upkeep;
  private final Queue<UpkeepSchedule> started = new ConcurrentLinkedQueue<>();

  private Portcullis(Parts parts) {
    this.parts = parts;
    accounts = new AccountUseCases(parts);
    sessions = new SessionUseCases(parts);
    administration = new AdministrationUseCases(parts);
    keys = new KeyUseCases(parts);
    audit = new AuditUseCases(parts);
    follower =
        new RevocationFollower(
            parts.store.revocationFeed(),
            parts.store.feedHeartbeat(),
            parts.revocations,
            parts.clock);
    upkeep = List.of(policies(), signingKeys(), revocationFeed(), auditCheckpoint(), retention());
  }

  /**
   * Assembles the use cases over {@code ports}, with {@code settings}.
   *
   * @throws IllegalArgumentException if a shared secret is too weak; the message says why and
   *     contains no part of the secret
   */
  public static Portcullis assemble(Ports ports, Settings settings) {
    return new Portcullis(
        new Parts(requireNonNull(ports, "ports"), requireNonNull(settings, "settings")));
  }

  /** The use cases of users on their own account. */
  public AccountUseCases accounts() {
    return accounts;
  }

  /** The use cases of authentication and of users on their own sessions. */
  public SessionUseCases sessions() {
    return sessions;
  }

  /** The use cases of administrators. */
  public AdministrationUseCases administration() {
    return administration;
  }

  /** The use cases of signing keys. */
  public KeyUseCases keys() {
    return keys;
  }

  /** The use cases of the audit trail. */
  public AuditUseCases audit() {
    return audit;
  }

  /** Reads the guarded pages. */
  public ReadGuardedPage readPage() {
    return new ReadGuardedPage(parts.policies);
  }

  /**
   * The access policy of all roles, as last read from the store.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException before {@link #prepare}
   */
  public AccessPolicy accessPolicy() {
    return parts.policies.current();
  }

  /**
   * The revocations of all nodes that this node has in memory, and how current they are; for health
   * checks and metrics.
   */
  public Revocations revocations() {
    return parts.revocations;
  }

  /**
   * Reads the signing keys, and creates the first key if the store has none. {@link #prepare}
   * includes it; it is separate so that a caller can check whether this node can decrypt the stored
   * keys before anything else is written.
   *
   * @throws dev.portcullis.domain.key.KeyNotReadableException if a stored key was encrypted with
   *     another key-encryption key
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void prepareKeys() {
    parts.keys.maintain();
  }

  /**
   * Begins to generate the first signing key on {@code executor}, which {@link #prepareKeys} then
   * stores if the store has none. For a caller that knows that the store is new and is still
   * creating its tables: generating a key takes as long.
   */
  public void generateFirstKey(Executor executor) {
    parts.keys.generateFirst(requireNonNull(executor, "executor"));
  }

  /**
   * Reads the access policy, which is all that the use cases of administrators and of the audit
   * trail need in memory: for callers that run a few of them and end. {@link #prepare} includes it.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void prepareAccessPolicy() {
    parts.policies.refresh();
  }

  /**
   * Reads signing keys, access policy and revocations into memory. The tables of the store must
   * exist. May be called again.
   *
   * @throws dev.portcullis.domain.key.KeyNotReadableException as {@link #prepareKeys}
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void prepare() {
    prepareKeys();
    prepareAccessPolicy();
    follower.follow();
  }

  /**
   * The recurring tasks of a running node, for callers with their own scheduler. Never run one task
   * in two threads at the same time; different tasks may run in different threads.
   */
  public List<UpkeepTask> upkeep() {
    return upkeep;
  }

  /**
   * Runs {@link #upkeep} on {@code executor} until {@link #close}. The caller keeps the ownership
   * of {@code executor} and shuts it down. Give it as many threads as there are tasks, so that a
   * slow task does not delay the revocation feed poll.
   */
  public void startUpkeep(ScheduledExecutorService executor) {
    started.add(UpkeepSchedule.on(executor, upkeep, parts.ports.listeners().upkeep()));
  }

  /**
   * Starts no further upkeep run; runs in progress continue to their end. Stores the last
   * checkpoint of the audit trail, if the store can be reached, so call it before the ports are
   * closed. Does not close them. May be called again.
   */
  @Override
  public void close() {
    started.forEach(UpkeepSchedule::close);
    audit.close();
  }

  private UpkeepTask auditCheckpoint() {
    return new UpkeepTask("audit checkpoint", AUDIT_CHECKPOINT, audit::checkpoint);
  }

  private UpkeepTask policies() {
    return new UpkeepTask("access policy refresh", FEED_POLL, parts.policies::follow);
  }

  private UpkeepTask signingKeys() {
    return new UpkeepTask("signing key refresh", REFRESH, parts.keys::maintain);
  }

  private UpkeepTask revocationFeed() {
    return new UpkeepTask("revocation feed poll", FEED_POLL, follower::follow);
  }

  /**
   * Removes rows whose retention is over. For the operator: checks no permission. A node does it as
   * one of its recurring tasks.
   */
  public PurgeExpired purgeExpired() {
    RetentionPorts from =
        new RetentionPorts(
            parts.store.sessions(),
            parts.store.revocationFeed(),
            parts.store.rateLimiter(),
            audit.retention(),
            parts.store.leases());
    return new PurgeExpired(
        from,
        parts.settings.retention().policy(parts.settings.sessions().accessToken()),
        parts.ids.next(),
        parts.clock,
        parts.removals);
  }

  private UpkeepTask retention() {
    PurgeExpired purge = purgeExpired();
    UpkeepListener listener = parts.ports.listeners().upkeep();
    return new UpkeepTask("expired row purge", RETENTION, () -> purge.purge(listener::purged));
  }
}
