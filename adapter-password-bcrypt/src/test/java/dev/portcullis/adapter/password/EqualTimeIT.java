package dev.portcullis.adapter.password;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.authentication.SessionTokens;
import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.authentication.SignInOutcome.Refused;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.application.journal.JournalPorts;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.AuditPage;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSearch;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.audit.chain.AuditMacs;
import dev.portcullis.domain.audit.chain.AuditWriter;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.ratelimit.Buckets;
import dev.portcullis.domain.ratelimit.PermitWindow;
import dev.portcullis.domain.ratelimit.ProgressiveDelay;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.revocation.Revocations;
import dev.portcullis.domain.session.RefreshTokens;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fake.FakeAccessTokens;
import dev.portcullis.testkit.fake.InMemoryAuditRegistry;
import dev.portcullis.testkit.fake.InMemoryCredentialRepository;
import dev.portcullis.testkit.fake.InMemoryDatabase;
import dev.portcullis.testkit.fake.InMemoryRateLimiter;
import dev.portcullis.testkit.fake.InMemoryRevocationFeed;
import dev.portcullis.testkit.fake.InMemorySessionRepository;
import dev.portcullis.testkit.fake.InMemoryTransactionRunner;
import dev.portcullis.testkit.fake.InMemoryUserRepository;
import dev.portcullis.testkit.fixture.MutableClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether the reasons of a refused sign-in can be distinguished by its duration. */
class EqualTimeIT {
  private static final int WARM_UP = 3;
  private static final int ROUNDS = 25;

  // The 0.99 quantile of chi-squared with 8 degrees of freedom: one less than there are classes.
  private static final double CRITICAL = 20.09;
  private static final double INDISTINCT_MILLIS = 5;

  private static final String PASSWORD = "correct horse battery staple";
  private static final String REST = "$w6vTTSyCO0yAG/6q6Gxtceocu5gczQ2udGYy3Y6kEJbMczakOFKkK";

  private static final SessionOrigin ORIGIN =
      SessionOrigin.of(SourceAddress.of(new byte[] {127, 0, 0, 1}));

  /** Limits that no attempt reaches, so that the measured time contains no wait. */
  private static final Buckets WIDE_OPEN =
      new Buckets(
          new byte[Buckets.MIN_KEY_LENGTH],
          new RateLimitSettings(
              new ProgressiveDelay(
                  100_000, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(1)),
              new PermitWindow(100_000, Duration.ofMinutes(1)),
              new PermitWindow(100_000, Duration.ofMinutes(1)),
              new PermitWindow(100_000, Duration.ofMinutes(1)),
              new PermitWindow(100_000, Duration.ofMinutes(1)),
              Duration.ofDays(1)));

  private final MutableClock clock = MutableClock.atNoon();
  private final InMemoryDatabase database = new InMemoryDatabase();
  private final TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
  private final AccountStore accounts =
      new AccountStore(
          new InMemoryUserRepository(database),
          new InMemoryCredentialRepository(database),
          new InMemorySessionRepository(database),
          new Journal(
              new JournalPorts(
                  new InMemoryTransactionRunner(database),
                  new InMemoryRevocationFeed(database),
                  // The fake copies the trail on every write: that is not what is measured here.
                  new ForgetfulTrail()),
              new Revocations(Duration.ofHours(1), Duration.ofHours(1)),
              new AuditWriter(
                  new ForgetfulTrail(),
                  new InMemoryAuditRegistry(database),
                  new AuditMacs(new byte[32]),
                  ids,
                  clock),
              clock));
  private final BcryptPasswordHasher hasher =
      new BcryptPasswordHasher(BcryptPasswordHasher.MIN_COST, List.of(), new SecureRandom());
  private final SignIn signIn =
      new SignIn(
          accounts,
          hasher,
          CredentialAlarm.NONE,
          new SessionTokens(
              new FakeAccessTokens(clock),
              new RefreshTokens(new byte[RefreshTokens.KEY_LENGTH]),
              ids,
              new SessionTokens.Lifetimes(Duration.ofMinutes(15), SessionPolicy.DEFAULT)),
          new AttemptGuard(new InMemoryRateLimiter(), WIDE_OPEN, clock));

  /**
   * An attempt that is refused.
   *
   * @param identifier who it is for
   * @param typed the password
   */
  private record Attempt(String identifier, String typed) {}

  @Test
  void unknownWrongDisabledImportedBrokenAndHostileTakeTheSameTime() {
    store(aUser().named("known").build(), hash());
    store(aUser().named("disabled").withStatus(UserStatus.DISABLED).build(), hash());
    store(aUser().named("imported").build(), new PasswordHash("$2b$04" + REST));
    store(aUser().named("too-costly").build(), new PasswordHash("$2b$20" + REST));
    store(aUser().named("broken").build(), new PasswordHash("!"));
    List<Attempt> attempts =
        List.of(
            new Attempt("unknown", PASSWORD),
            new Attempt("known", "wrong horse battery staple"),
            new Attempt("disabled", PASSWORD),
            new Attempt("imported", "wrong horse battery staple"),
            new Attempt("too-costly", PASSWORD),
            new Attempt("broken", PASSWORD),
            new Attempt("known", "x".repeat(73)),
            new Attempt("known", " "),
            new Attempt("known", "x".repeat(4_096)));
    TimingSamples samples =
        new TimingSamples(
            attempts.stream().map(each -> each.identifier() + each.typed().length()).toList());

    for (int round = 0; round < WARM_UP; round++) {
      attempts.forEach(this::nanos);
    }
    for (int round = 0; round < ROUNDS; round++) {
      samples.add(attempts.stream().mapToLong(this::nanos).toArray());
    }

    assertTrue(
        samples.spreadOfMediansInMillis() <= INDISTINCT_MILLIS || samples.friedman() <= CRITICAL,
        samples::toString);
  }

  private long nanos(Attempt attempt) {
    try (PlainPassword password = PlainPassword.of(attempt.typed())) {
      long start = System.nanoTime();
      assertInstanceOf(Refused.class, signIn.signIn(attempt.identifier(), password, ORIGIN));
      return System.nanoTime() - start;
    }
  }

  private void store(User user, PasswordHash hash) {
    accounts.add(user, hash, new AuditEvent.AdministratorCreated(user.id()));
  }

  private PasswordHash hash() {
    try (PlainPassword password = PlainPassword.of(PASSWORD)) {
      return hasher.hash(password);
    }
  }

  /** Stores nothing. */
  private static final class ForgetfulTrail implements AuditTrail {
    @Override
    public List<AuditRecord> entriesOf(UserId user, Optional<UUID> after, int limit) {
      return List.of();
    }

    @Override
    public void append(AuditEntry entry) {}

    @Override
    public List<AuditRecord> after(Optional<UUID> id, int atMost) {
      return List.of();
    }

    @Override
    public AuditPage find(AuditSearch search) {
      return new AuditPage(List.of(), Optional.empty());
    }

    @Override
    public int removeThrough(UUID last) {
      return 0;
    }

    @Override
    public Optional<Instant> oldest() {
      return Optional.empty();
    }
  }
}
