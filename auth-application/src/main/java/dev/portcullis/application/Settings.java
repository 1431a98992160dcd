package dev.portcullis.application;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.AccountSettings;
import dev.portcullis.application.authentication.SessionSettings;
import dev.portcullis.application.key.KeySettings;
import dev.portcullis.application.maintenance.RetentionSettings;
import dev.portcullis.domain.ratelimit.RateLimitSettings;

/**
 * The policies of an assembly. Everything but the keys has a safe default.
 *
 * @param keys with which keys tokens are signed; the same on all nodes
 * @param accounts the rules of accounts
 * @param sessions how long what a sign-in opens lives
 * @param limits how often what may be tried
 * @param retention how long what is over is kept
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

  /** These keys, and the defaults of everything else. */
  public static Settings with(KeySettings keys) {
    return new Settings(
        keys,
        AccountSettings.DEFAULT,
        SessionSettings.DEFAULT,
        RateLimitSettings.DEFAULT,
        RetentionSettings.DEFAULT);
  }

  /** The same but for the rules of accounts. */
  public Settings withAccounts(AccountSettings other) {
    return new Settings(keys, other, sessions, limits, retention);
  }

  /** The same but for the life of sessions. */
  public Settings withSessions(SessionSettings other) {
    return new Settings(keys, accounts, other, limits, retention);
  }
}
