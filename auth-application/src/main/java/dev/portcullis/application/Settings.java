package dev.portcullis.application;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountSettings;
import dev.portcullis.application.authentication.SessionSettings;
import dev.portcullis.application.key.KeySettings;
import dev.portcullis.application.maintenance.RetentionSettings;
import dev.portcullis.domain.ratelimit.RateLimitSettings;

/**
 * The policies of an assembly. All except the keys have safe defaults. Immutable.
 *
 * @param keys the keys that sign access tokens; the same on all nodes
 * @param accounts the rules for accounts
 * @param sessions the lifetimes of sessions and access tokens
 * @param limits the limits on sign-in, sign-up and password attempts
 * @param retention how long ended sessions and audit entries are kept
 */
public record Settings(
    KeySettings keys,
    AccountSettings accounts,
    SessionSettings sessions,
    RateLimitSettings limits,
    RetentionSettings retention) {
  /** All of them are required. */
  public Settings {
    requireNonNull(keys, "keys");
    requireNonNull(accounts, "accounts");
    requireNonNull(sessions, "sessions");
    requireNonNull(limits, "limits");
    requireNonNull(retention, "retention");
  }

  /** Settings with {@code keys} and the defaults of everything else. */
  public static Settings with(KeySettings keys) {
    return new Settings(
        keys,
        AccountSettings.DEFAULT,
        SessionSettings.DEFAULT,
        RateLimitSettings.DEFAULT,
        RetentionSettings.DEFAULT);
  }

  /** These settings with other rules for accounts. */
  public Settings withAccounts(AccountSettings other) {
    return new Settings(keys, other, sessions, limits, retention);
  }

  /** These settings with other lifetimes of sessions and access tokens. */
  public Settings withSessions(SessionSettings other) {
    return new Settings(keys, accounts, other, limits, retention);
  }
}
