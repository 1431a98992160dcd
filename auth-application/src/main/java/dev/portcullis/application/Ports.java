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
 * What the adapters provide, grouped as they provide it. Whoever made an adapter closes it: the
 * assembly closes none of them.
 *
 * @param store everything that is kept
 * @param passwords hashes and checks passwords
 * @param tokens makes signing keys and access tokens
 * @param listeners hear of what an operator must know
 * @param ambient time and chance
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

  /** Ports without a lookup of breached passwords, and with nobody who listens. */
  public static Ports of(
      Store store, PasswordHasher hasher, AccessTokenProvider tokens, Ambient ambient) {
    return new Ports(store, Passwords.of(hasher), tokens, Listeners.NONE, ambient);
  }

  /**
   * What is done with passwords.
   *
   * @param hasher hashes and verifies them
   * @param breached tells which are known from a breach
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
   * Who hears of what an operator must know: to log or to count it. None may block or throw.
   *
   * @param credentials hears of stored hashes that verify nothing
   * @param refresh hears of refused refresh tokens
   * @param upkeep hears of the recurring tasks
   */
  public record Listeners(
      CredentialAlarm credentials, RefreshAlarm refresh, UpkeepListener upkeep) {
    /** Nobody listens. */
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
   * Time and chance.
   *
   * @param clock the time; nodes on one store should agree to within seconds
   * @param random for ids and keys
   */
  public record Ambient(Clock clock, SecureRandom random) {
    /** Both are required. */
    public Ambient {
      requireNonNull(clock, "clock");
      requireNonNull(random, "random");
    }
  }
}
