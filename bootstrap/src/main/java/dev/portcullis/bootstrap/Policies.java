package dev.portcullis.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapter.token.JjwtTokens;
import dev.portcullis.application.Settings;
import dev.portcullis.application.account.AccountSettings;
import dev.portcullis.application.authentication.SessionSettings;
import dev.portcullis.application.key.KeySettings;
import dev.portcullis.application.maintenance.RetentionSettings;
import dev.portcullis.bootstrap.config.AccountConfig;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.ConfigException;
import dev.portcullis.bootstrap.config.KeyConfig;
import dev.portcullis.bootstrap.config.Secret;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.ReservedUsernames;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** Converts the settings of the server to the settings of the assembly. */
final class Policies {
  private Policies() {}

  /**
   * The settings of the assembly. Reads the file of the key-encryption key, or creates it.
   *
   * @throws ConfigException if the shared secret is weak, or a file holds no key
   */
  static Settings of(Config config, Clock clock, SecureRandom random) {
    AccountConfig accounts = config.accounts();
    return new Settings(
        keys(config, clock, random),
        new AccountSettings(
            accounts.passwords().policy(),
            ReservedUsernames.wellKnown(),
            accounts.selfAssignableRoles(),
            RoleName.USER),
        new SessionSettings(
            accounts.sessions().policy(),
            config.tokens().lifetime(),
            accounts.sessions().maxStaleness()),
        accounts.limits(),
        new RetentionSettings(
            accounts.sessions().retention(), accounts.sessions().auditRetention()));
  }

  private static KeySettings keys(Config config, Clock clock, SecureRandom random) {
    KeyConfig keys = config.keys();
    return keys.sharedSecret()
        .map(secret -> shared(secret, clock))
        .orElseGet(
            () ->
                new KeySettings.Stored(
                    KeyEncryptionKeys.of(keys.keyEncryptionKey(), config.dataDirectory(), random),
                    keys.rotation(),
                    keys.algorithm()));
  }

  private static KeySettings shared(Secret secret, Clock clock) {
    byte[] bytes = secret.value().getBytes(UTF_8);
    try {
      // Checked here so that the message names the setting.
      JjwtTokens.sharedSecret(bytes, clock.instant());
      return new KeySettings.Shared(bytes);
    } catch (IllegalArgumentException weak) {
      throw new ConfigException(List.of("AUTH_JWT_SECRET is refused: " + weak.getMessage()));
    }
  }
}
