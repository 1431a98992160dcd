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
import java.util.concurrent.ScheduledExecutorService;

/**
 * The whole of it, put together once: ports and settings in, use cases out, grouped as people look
 * for them. The server, a command line and an embedding application are all callers of this one
 * composition.
 *
 * <p>Making one reads and writes nothing and starts nothing. {@link #prepare} reads what requests
 * must not query for; {@link #startUpkeep}, or the caller with {@link #upkeep}, keeps that fresh.
 * Until then guarded calls answer that the store is unavailable. Thread-safe.
 */
public final class Portcullis implements AutoCloseable {
  private static final Duration REFRESH = Duration.ofSeconds(1);
  // Four times within the second in which a revocation must have reached every node.
  private static final Duration FOLLOWING = Duration.ofMillis(250);
  private static final Duration RETENTION = Duration.ofSeconds(5);

  private final Parts parts;
  private final AccountUseCases accounts;
  private final SessionUseCases sessions;
  private final AdministrationUseCases administration;
  private final KeyUseCases keys;
  private final RevocationFollower follower;
  private final List<UpkeepTask> upkeep;
  private final Queue<UpkeepSchedule> started = new ConcurrentLinkedQueue<>();

  private Portcullis(Parts parts) {
    this.parts = parts;
    accounts = new AccountUseCases(parts);
    sessions = new SessionUseCases(parts);
    administration = new AdministrationUseCases(parts);
    keys = new KeyUseCases(parts);
    follower =
        new RevocationFollower(
            parts.store.revocationFeed(),
            parts.store.feedHeartbeat(),
            parts.revocations,
            parts.clock);
    upkeep = List.of(policies(), signingKeys(), revocationFeed(), retention());
  }

  /**
   * Puts {@code ports} together under {@code settings}.
   *
   * @throws IllegalArgumentException if a shared secret is too weak; the message says why and
   *     repeats nothing of it
   */
  public static Portcullis assemble(Ports ports, Settings settings) {
    return new Portcullis(
        new Parts(requireNonNull(ports, "ports"), requireNonNull(settings, "settings")));
  }

  /** What people do with their own account. */
  public AccountUseCases accounts() {
    return accounts;
  }

  /** Proving who one is, and what people do with their own sessions. */
  public SessionUseCases sessions() {
    return sessions;
  }

  /** What administrators do. */
  public AdministrationUseCases administration() {
    return administration;
  }

  /** The signing keys. */
  public KeyUseCases keys() {
    return keys;
  }

  /** The guarded pages. */
  public ReadGuardedPage readPage() {
    return new ReadGuardedPage(parts.policies);
  }

  /**
   * What everybody may do, as last read.
   *
   * @throws dev.portcullis.domain.StoreUnavailableException before {@link #prepare}
   */
  public AccessPolicy accessPolicy() {
    return parts.policies.current();
  }

  /** What this node remembers of everybody's revocations: how fresh it is, for probes. */
  public Revocations revocations() {
    return parts.revocations;
  }

  /**
   * Reads the signing keys, and makes the first where there is none. A part of {@link #prepare}, to
   * find out before anything is written whether this node can open the keys of the store.
   *
   * @throws dev.portcullis.domain.key.KeyNotReadableException if they were sealed under another
   *     key-encryption key
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void prepareKeys() {
    parts.keys.maintain();
  }

  /**
   * Reads what requests must not query for: keys, access policy, revocations. The store must have
   * its tables. May be called again.
   *
   * @throws dev.portcullis.domain.key.KeyNotReadableException as {@link #prepareKeys}
   * @throws dev.portcullis.domain.StoreUnavailableException if the store cannot be reached
   */
  public void prepare() {
    prepareKeys();
    parts.policies.refresh();
    follower.follow();
  }

  /**
   * What must be done again and again while this node serves, for callers that schedule by
   * themselves. Each task in one thread at a time; the tasks in any threads.
   */
  public List<UpkeepTask> upkeep() {
    return upkeep;
  }

  /**
   * Runs {@link #upkeep} on {@code executor}, which stays the caller's, until {@link #close}. Give
   * it as many threads as there are tasks: none should hold up the one that hears of revocations.
   */
  public void startUpkeep(ScheduledExecutorService executor) {
    started.add(UpkeepSchedule.on(executor, upkeep, parts.ports.listeners().upkeep()));
  }

  /** Begins no further run of the upkeep. Closes none of the ports. May be called again. */
  @Override
  public void close() {
    started.forEach(UpkeepSchedule::close);
  }

  private UpkeepTask policies() {
    return new UpkeepTask("access policy refresh", REFRESH, parts.policies::refresh);
  }

  private UpkeepTask signingKeys() {
    return new UpkeepTask("signing key refresh", REFRESH, parts.keys::maintain);
  }

  private UpkeepTask revocationFeed() {
    return new UpkeepTask("revocation feed poll", FOLLOWING, follower::follow);
  }

  private UpkeepTask retention() {
    RetentionPorts from =
        new RetentionPorts(
            parts.store.sessions(),
            parts.store.revocationFeed(),
            parts.store.rateLimiter(),
            parts.store.auditTrail(),
            parts.store.leases());
    PurgeExpired purge =
        new PurgeExpired(
            from,
            parts.settings.retention().policy(parts.settings.sessions().accessToken()),
            parts.ids.next(),
            parts.clock);
    UpkeepListener listener = parts.ports.listeners().upkeep();
    return new UpkeepTask("expired row purge", RETENTION, () -> purge.purge(listener::purged));
  }
}
