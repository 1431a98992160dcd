package dev.portcullis.application;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.BreachedPasswords;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.session.RefreshAlarm;
import dev.portcullis.domain.store.Store;
import dev.portcullis.domain.token.AccessTokenProvider;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * Everything that the adapters must provide, grouped by adapter. The assembly closes none of them:
 * the caller that created an adapter closes it. Immutable.
 *
 * @param store all persistent data
 * @param passwords hashes and checks passwords
 * @param tokens creates signing keys, signs and verifies access tokens
 * @param listeners receive the events that an operator must see
 * @param ambient clock and source of randomness
 */
public record Ports(
    Store store,
    Passwords passwords,
    AccessTokenProvider tokens,
    Listeners listeners,
    Ambient ambient) {
  /** All of them are required. */
  public Ports {
    requireNonNull(store, "store");
    requireNonNull(passwords, "passwords");
    requireNonNull(tokens, "tokens");
    requireNonNull(listeners, "listeners");
    requireNonNull(ambient, "ambient");
  }

  /** Ports without a lookup of breached passwords and without listeners. */
  public static Ports of(
      Store store, PasswordHasher hasher, AccessTokenProvider tokens, Ambient ambient) {
    return new Ports(store, Passwords.of(hasher), tokens, Listeners.NONE, ambient);
  }

  /**
   * The ports for passwords.
   *
   * @param hasher hashes and verifies them
   * @param breached tells which passwords are known from a breach
   */
  public record Passwords(PasswordHasher hasher, BreachedPasswords breached) {
    /** Both are required. */
    public Passwords {
      requireNonNull(hasher, "hasher");
      requireNonNull(breached, "breached");
    }

    /** Without a lookup of breached passwords. */
    public static Passwords of(PasswordHasher hasher) {
      return new Passwords(hasher, BreachedPasswords.NONE);
    }
  }

  /**
   * The receivers of events that an operator must see, for logs and metrics. They must not block or
   * throw.
   *
   * @param credentials receives stored hashes that no password can match
   * @param refresh receives refused refresh tokens
   * @param upkeep receives the results of the recurring tasks
   */
  public record Listeners(
      CredentialAlarm credentials, RefreshAlarm refresh, UpkeepListener upkeep) {
    /** Listeners that ignore every event. */
    public static final Listeners NONE =
        new Listeners(CredentialAlarm.NONE, RefreshAlarm.NONE, UpkeepListener.NONE);

    /** All of them are required. */
    public Listeners {
      requireNonNull(credentials, "credentials");
      requireNonNull(refresh, "refresh");
      requireNonNull(upkeep, "upkeep");
    }
  }

  /**
   * Clock and source of randomness.
   *
   * @param clock the current time; the clocks of nodes on one store should differ by seconds at
   *     most
   * @param random source of ids and keys
   */
  public record Ambient(Clock clock, SecureRandom random) {
    /** Both are required. */
    public Ambient {
      requireNonNull(clock, "clock");
      requireNonNull(random, "random");
    }
  }
}
