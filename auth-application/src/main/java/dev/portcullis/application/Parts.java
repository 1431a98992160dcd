package dev.portcullis.application;

import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.account.PasswordRules;
import dev.portcullis.application.account.SignUpRules;
import dev.portcullis.application.administration.AccessRules;
import dev.portcullis.application.administration.Authority;
import dev.portcullis.application.authentication.SessionTokens;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.application.journal.JournalPorts;
import dev.portcullis.application.key.KeyPorts;
import dev.portcullis.application.key.SigningKeys;
import dev.portcullis.application.maintenance.CurrentAccessPolicy;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.audit.chain.AuditMacs;
import dev.portcullis.domain.audit.chain.AuditWriter;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.maintenance.RemovalClock;
import dev.portcullis.domain.ratelimit.Buckets;
import dev.portcullis.domain.revocation.Revocations;
import dev.portcullis.domain.session.RefreshTokens;
import dev.portcullis.domain.store.Store;
import dev.portcullis.domain.token.AccessTokens;
import dev.portcullis.domain.user.UserFactory;
import java.time.Clock;
import java.time.Duration;

/**
 * The objects that use cases share, one of each per assembly. The groups build their use cases from
 * them. Thread-safe, because every part is.
 */
final class Parts {
  private static final String ATTEMPTS = "portcullis attempts v1";

  /**
   * The greatest difference between the clocks of two nodes. A revocation is kept in memory for
   * this long after the access tokens it affects have expired.
   */
  private static final Duration SKEW = Duration.ofMinutes(1);

  final Ports ports;
  final Settings settings;
  final Store store;
  final Clock clock;
  final RemovalClock removals;
  final PasswordHasher hasher;
  final TimeOrderedIds ids;
  final UserFactory newUsers;
  final Revocations revocations;
  final AuditMacs auditMacs;
  final AuditWriter auditWriter;
  final Journal journal;
  final AccountStore accounts;
  final AccessRules rules;
  final CurrentAccessPolicy policies;
  final Authority authority;
  final PasswordRules passwords;
  final AttemptGuard guard;
  final SigningKeys keys;
  final AccessTokens accessTokens;
  final SessionTokens sessionTokens;

  Parts(Ports ports, Settings settings) {
    this.ports = ports;
    this.settings = settings;
    store = ports.store();
    clock = ports.ambient().clock();
    removals = new RemovalClock(clock, store.clock(), ports.listeners().upkeep());
    hasher = ports.passwords().hasher();
    ids = new TimeOrderedIds(clock, ports.ambient().random());
    newUsers = new UserFactory(ids, clock);
    Duration tokenLifetime = settings.sessions().accessToken();
    revocations = new Revocations(tokenLifetime.plus(SKEW), settings.sessions().maxStaleness());
    auditMacs = new AuditMacs(settings.keys().derive(AuditMacs.KEY_PURPOSE));
    auditWriter = new AuditWriter(store.auditTrail(), store.auditRegistry(), auditMacs, ids, clock);
    journal = new Journal(journalPorts(store), revocations, auditWriter, clock);
    accounts = new AccountStore(store.users(), store.credentials(), store.sessions(), journal);
    rules = new AccessRules(store.roles(), store.accessRules());
    policies = new CurrentAccessPolicy(rules, clock);
    authority = new Authority(store.users(), rules, policies);
    passwords = new PasswordRules(settings.accounts().passwords(), ports.passwords().breached());
    Buckets buckets = new Buckets(settings.keys().derive(ATTEMPTS), settings.limits());
    guard = new AttemptGuard(store.rateLimiter(), buckets, clock);
    KeyPorts keyPorts = new KeyPorts(store.signingKeys(), journal, removals);
    keys = SigningKeys.of(settings.keys(), keyPorts, ports.tokens(), tokenLifetime, clock);
    accessTokens = ports.tokens().over(keys.source());
    sessionTokens =
        new SessionTokens(
            accessTokens.issuer(),
            new RefreshTokens(settings.keys().derive(RefreshTokens.KEY_PURPOSE)),
            ids,
            settings.sessions().lifetimes());
  }

  SignUpRules signUpRules() {
    return new SignUpRules(
        settings.accounts().reserved(),
        passwords,
        settings.accounts().selfAssignable(),
        settings.accounts().defaultRole());
  }

  private static JournalPorts journalPorts(Store store) {
    return new JournalPorts(store.transactions(), store.revocationFeed(), store.auditTrail());
  }
}
