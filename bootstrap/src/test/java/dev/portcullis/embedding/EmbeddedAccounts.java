package dev.portcullis.embedding;

import dev.portcullis.adapter.password.BcryptPasswordHasher;
import dev.portcullis.adapter.password.DerivedPasswordList;
import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.account.SignUpRules;
import dev.portcullis.application.administration.AccessRules;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.application.journal.JournalPorts;
import dev.portcullis.application.maintenance.CurrentAccessPolicy;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.access.AccessDecision;
import dev.portcullis.domain.access.Actor;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.ratelimit.Buckets;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.revocation.Revocations;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.ReservedUsernames;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserFactory;
import dev.portcullis.domain.user.Username;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Another application that keeps its users with Portcullis. */
final class EmbeddedAccounts {
  // example begin
  static AccessDecision signUpAndAsk(Path directory, Clock clock, SecureRandom random) {
    try (JooqPersistence store =
            JooqPersistence.open(DatabaseSettings.embedded(directory, 4), random);
        PlainPassword password = PlainPassword.of("a long walk on the beach")) {
      store.migrate();
      CurrentAccessPolicy policy =
          new CurrentAccessPolicy(new AccessRules(store.roles(), store.accessRules()));
      policy.refresh();
      TimeOrderedIds ids = new TimeOrderedIds(clock, random);
      Journal journal =
          new Journal(
              new JournalPorts(store.transactions(), store.revocationFeed(), store.auditTrail()),
              new Revocations(Duration.ofMinutes(16), Duration.ofMinutes(1)),
              ids,
              clock);
      SignUpRules rules =
          new SignUpRules(
              ReservedUsernames.wellKnown(),
              PasswordRules.of(PasswordPolicy.DEFAULT.withCommon(DerivedPasswordList.shipped())),
              Set.of(RoleName.USER),
              RoleName.USER);
      Buckets buckets = new Buckets(random.generateSeed(32), RateLimitSettings.DEFAULT);
      AttemptGuard guard = new AttemptGuard(store.rateLimiter(), buckets, clock);
      SignUp signUp =
          new SignUp(
              new AccountStore(store.users(), store.credentials(), store.sessions(), journal),
              new BcryptPasswordHasher(BcryptPasswordHasher.DEFAULT_COST, List.of(), random),
              new SignUp.Admission(rules, guard),
              policy,
              new UserFactory(ids, clock));
      User ada =
          signUp.signUp(
              new SignUp.Command(
                  new Username("ada"), new EmailAddress("ada@example.org"), password, List.of()),
              SourceAddress.of(new byte[] {127, 0, 0, 1}));

      Actor actor = new Actor(ada.id(), new SessionId(ids.next()), ada.roles());
      return policy.current().decide(actor, Permission.USERS_READ);
    }
  }

  // example end

  private EmbeddedAccounts() {}
}
