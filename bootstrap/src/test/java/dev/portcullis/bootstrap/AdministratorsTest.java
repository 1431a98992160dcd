package dev.portcullis.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.administration.AccessRules;
import dev.portcullis.application.administration.CreateFirstAdministrator;
import dev.portcullis.application.administration.FindAdministrators;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.application.journal.JournalPorts;
import dev.portcullis.application.maintenance.CurrentAccessPolicy;
import dev.portcullis.bootstrap.config.FirstAdministrator;
import dev.portcullis.bootstrap.config.Secret;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.revocation.Revocations;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.UserFactory;
import dev.portcullis.domain.user.Username;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fake.InMemoryDatabase;
import dev.portcullis.testkit.fake.InMemoryStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdministratorsTest {
  private static final String PASSWORD = "correct horse battery staple";

  private final StoreUnderTest store = InMemoryStore.over(new InMemoryDatabase());

  @Test
  void aBreachedPasswordEndsTheStartAndIsToldByItsSetting() {
    Administrators administrators = administrators(true);

    StartFailure failure = assertThrows(StartFailure.class, administrators::createFirst);

    assertEquals(
        "AUTH_ADMIN_PASSWORD is refused: choose something else; this one is known from a breach",
        failure.getMessage());
    assertTrue(store.users().isEmpty());
  }

  @Test
  void anotherPasswordMakesAnAdministrator() {
    administrators(false).createFirst();

    assertTrue(store.users().findByUsername(new Username("root")).isPresent());
  }

  private Administrators administrators(boolean breached) {
    Clock clock = Clock.systemUTC();
    TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
    Journal journal =
        new Journal(
            new JournalPorts(store.transactions(), store.revocations(), store.audit()),
            new Revocations(Duration.ofMinutes(16), Duration.ofMinutes(1)),
            ids,
            clock);
    AccountStore accounts =
        new AccountStore(store.users(), store.credentials(), store.sessions(), journal);
    AccessRules rules = new AccessRules(store.roles(), store.accessRules());
    return new Administrators(
        new CreateFirstAdministrator(
            accounts,
            FakePasswordHasher.current(),
            new PasswordRules(PasswordPolicy.DEFAULT, password -> breached),
            new UserFactory(ids, clock)),
        new FindAdministrators(store.users(), new CurrentAccessPolicy(rules)),
        Optional.of(
            new FirstAdministrator(
                new Username("root"), new EmailAddress("root@example.org"), new Secret(PASSWORD))));
  }
}
