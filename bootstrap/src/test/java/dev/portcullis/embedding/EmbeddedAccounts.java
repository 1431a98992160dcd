package dev.portcullis.embedding;

import dev.portcullis.adapter.password.BcryptPasswordHasher;
import dev.portcullis.adapter.password.DerivedPasswordList;
import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.adapter.token.JjwtTokens;
import dev.portcullis.adapter.token.TokenSettings;
import dev.portcullis.application.Portcullis;
import dev.portcullis.application.Ports;
import dev.portcullis.application.Settings;
import dev.portcullis.application.account.AccountSettings;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.key.KeySettings;
import dev.portcullis.domain.access.AccessDecision;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.AccessTokenProvider;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.Username;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

final class EmbeddedAccounts {
  // example begin
  static AccessDecision signUpAndAsk(Path directory, Clock clock, SecureRandom random) {
    AccessTokenProvider tokens =
        JjwtTokens.provider(
            new TokenSettings("my app", "my app", Duration.ofMinutes(15), 0), clock, random);
    // Keep these 32 bytes: the signing keys in the store open with nothing else.
    KeyEncryptionKey key = new KeyEncryptionKey(random.generateSeed(32), random);
    Settings settings =
        Settings.with(KeySettings.Stored.sealedBy(key))
            .withAccounts(
                AccountSettings.DEFAULT.withPasswords(
                    PasswordPolicy.DEFAULT.withCommon(DerivedPasswordList.shipped())));
    try (JooqPersistence store =
            JooqPersistence.open(DatabaseSettings.embedded(directory, 4), random);
        Portcullis auth =
            Portcullis.assemble(
                Ports.of(
                    store,
                    new BcryptPasswordHasher(BcryptPasswordHasher.DEFAULT_COST, List.of(), random),
                    tokens,
                    new Ports.Ambient(clock, random)),
                settings);
        PlainPassword password = PlainPassword.of("a long walk on the beach")) {
      store.migrate();
      auth.prepare();
      User ada =
          auth.accounts()
              .signUp()
              .signUp(
                  new SignUp.Command(
                      new Username("ada"),
                      new EmailAddress("ada@example.org"),
                      password,
                      List.of()),
                  SourceAddress.of(new byte[] {127, 0, 0, 1}));

      UserActor actor = new UserActor(ada.id(), new SessionId(UUID.randomUUID()), ada.roles());
      return auth.accessPolicy().decide(actor, Permission.USERS_READ);
    }
  }

  // example end

  private EmbeddedAccounts() {}
}
