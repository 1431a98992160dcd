package dev.portcullis.bootstrap;

import dev.portcullis.adapter.password.BcryptPasswordHasher;
import dev.portcullis.adapter.password.BreachedPasswordRange;
import dev.portcullis.adapter.password.HashingSettings;
import dev.portcullis.adapter.password.PooledPasswordHasher;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.bootstrap.config.PasswordConfig;
import dev.portcullis.domain.credential.BreachedPasswords;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.user.UserId;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything about passwords that the settings decide.
 *
 * @param hasher turns them into hashes, on threads of its own; to be closed
 * @param rules what new ones must hold up to
 * @param alarm where hashes that verify nothing are reported
 * @param unansweredLookups how many lookups of breached passwords failed, or were left out, so far
 * @param defects how many times the alarm was raised so far
 */
record Passwords(
    PooledPasswordHasher hasher,
    PasswordRules rules,
    CredentialAlarm alarm,
    LongSupplier unansweredLookups,
    LongSupplier defects) {
  private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);
  private static final Duration BREACH_TIMEOUT = Duration.ofSeconds(1);

  static Passwords of(
      PasswordConfig config, HashingSettings hashing, Clock clock, SecureRandom random) {
    Optional<BreachedPasswordRange> breached =
        config.breachRange().map(range -> lookUp(range, clock));
    LongAdder defects = new LongAdder();
    return new Passwords(
        new PooledPasswordHasher(
            new BcryptPasswordHasher(config.cost(), config.peppers(), random), hashing),
        new PasswordRules(
            config.policy(),
            breached.<BreachedPasswords>map(r -> r).orElse(BreachedPasswords.NONE)),
        (user, defect) -> {
          defects.increment();
          report(user, defect);
        },
        () -> breached.map(BreachedPasswordRange::failures).orElse(0L),
        defects::sum);
  }

  private static BreachedPasswordRange lookUp(URI range, Clock clock) {
    return new BreachedPasswordRange(range, BREACH_TIMEOUT, clock, Passwords::reportUnanswered);
  }

  private static void reportUnanswered(long failures) {
    LOG.warn("The lookup of breached passwords did not answer; it let {} pass so far", failures);
  }

  private static void report(UserId user, HashDefect defect) {
    switch (defect) {
      case TOO_COSTLY ->
          LOG.error(
              "User {} cannot sign in: the cost of its hash is above {}. Who wrote it there?",
              user,
              BcryptPasswordHasher.MAX_COST);
      case UNKNOWN_PEPPER ->
          LOG.error("User {} cannot sign in: AUTH_PASSWORD_PEPPER lacks its pepper", user);
      case MALFORMED -> LOG.warn("User {} cannot sign in: its hash has no known form", user);
    }
  }
}
