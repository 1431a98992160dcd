package dev.portcullis.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.adapter.password.BcryptPasswordHasher;
import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.adapter.token.JjwtTokens;
import dev.portcullis.adapter.token.TokenSettings;
import dev.portcullis.application.Portcullis;
import dev.portcullis.application.Ports;
import dev.portcullis.application.Settings;
import dev.portcullis.application.UpkeepListener;
import dev.portcullis.application.UpkeepTask;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.key.KeySettings;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.RefreshAlarm;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.Username;
import dev.portcullis.testkit.database.TestDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, of which one has a clock that is wrong by years. */
final class WrongClockIT implements UpkeepListener {
  private static final Duration YEARS = Duration.ofDays(3_000);
  private static final SourceAddress SOURCE = SourceAddress.of(new byte[] {127, 0, 0, 1});

  private final SecureRandom random = new SecureRandom();
  private final byte[] key = random.generateSeed(KeyEncryptionKey.LENGTH);
  private final Clock right = Clock.systemUTC();
  @AutoClose private final TestDatabase database = TestDatabase.migrated();
  @AutoClose private final JooqPersistence store = open("");
  private final List<Duration> heard = new ArrayList<>();

  @BeforeEach
  void migrate() {
    store.migrate();
  }

  @Override
  public void clockDiffers(Duration ahead) {
    heard.add(ahead);
  }

  @Test
  void aNodeThatIsYearsAheadRemovesNothingThatOthersUse() {
    try (Portcullis here = node(store, right);
        Portcullis wrong = node(store, Clock.offset(right, YEARS))) {
      Session session = use(here);
      String keys = store.signingKeys().findAll().get(0).id().toString();
      runAll(wrong);
      // A minute later the node would find its key in use, and the one before over.
      try (Portcullis later = node(store, Clock.offset(right, YEARS.plusDays(1)))) {
        runAll(later);
      }
      assertKept(session);
      assertTrue(
          store.signingKeys().findAll().stream().anyMatch(at -> at.id().toString().equals(keys)));
      assertEquals(2, heard.size());
      assertTrue(heard.get(0).minus(YEARS).abs().toMinutes() < 2, heard::toString);
    }
  }

  /** The clock of the server is that of the session, where a test can shift it. */
  @Test
  void aDatabaseThatIsYearsAheadHasNothingRemovedTooSoon() {
    long seconds = right.instant().plus(YEARS).getEpochSecond();
    // MySQL knows no time after January 2038 here.
    long ahead = Math.min(seconds, Integer.MAX_VALUE - Duration.ofDays(2).toSeconds());
    try (JooqPersistence shifted = open("?sessionVariables=timestamp=" + ahead);
        Portcullis here = node(shifted, right)) {
      Session session = use(here);
      runAll(here);
      assertKept(session);
      assertEquals(1, heard.size());
      assertTrue(heard.get(0).isNegative(), heard::toString);
    }
  }

  @Test
  void clocksThatAgreeAreNotTold() {
    try (Portcullis here = node(store, right)) {
      use(here);
      runAll(here);
      assertEquals(List.of(), heard);
    }
  }

  private void assertKept(Session session) {
    assertTrue(store.sessions().findById(session.id()).isPresent());
    assertTrue(store.auditTrail().oldest().isPresent());
    assertTrue(store.auditTrail().oldest().orElseThrow().isBefore(right.instant()));
  }

  private static void runAll(Portcullis node) {
    node.upkeep().stream().map(UpkeepTask::work).forEach(Runnable::run);
  }

  /** A user with a session, and what is written down of it. */
  private Session use(Portcullis node) {
    node.prepare();
    try (PlainPassword password = PlainPassword.of("a long walk on the beach")) {
      User ada =
          node.accounts()
              .signUp()
              .signUp(
                  new SignUp.Command(
                      new Username("ada"),
                      new EmailAddress("ada@example.org"),
                      password,
                      List.of()),
                  SOURCE);
      Session session =
          Session.open(
              new SessionId(UUID.randomUUID()),
              ada.id(),
              SessionOrigin.of(SOURCE),
              right.instant().truncatedTo(ChronoUnit.MICROS),
              SessionPolicy.DEFAULT);
      store.sessions().add(session);
      return session;
    }
  }

  private Portcullis node(JooqPersistence over, Clock clock) {
    Ports ports =
        new Ports(
            over,
            Ports.Passwords.of(
                new BcryptPasswordHasher(BcryptPasswordHasher.MIN_COST, List.of(), random)),
            JjwtTokens.provider(
                new TokenSettings("my app", "my app", Duration.ofMinutes(15), 0), clock, random),
            new Ports.Listeners(CredentialAlarm.NONE, RefreshAlarm.NONE, this),
            new Ports.Ambient(clock, random));
    KeyEncryptionKey sealer = new KeyEncryptionKey(key.clone(), random);
    return Portcullis.assemble(ports, Settings.with(KeySettings.Stored.sealedBy(sealer)));
  }

  private JooqPersistence open(String parameters) {
    return JooqPersistence.open(
        new DatabaseSettings(
            database.jdbcUrl() + parameters, database.user(), database.password(), 2),
        random);
  }
}
