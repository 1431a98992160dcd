package dev.portcullis.bootstrap;

import dev.portcullis.adapter.http.UseCases;
import dev.portcullis.adapter.password.HashingSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.adapter.token.JjwtTokens;
import dev.portcullis.adapter.token.TokenSettings;
import dev.portcullis.application.account.AccountStore;
import dev.portcullis.application.account.ChangePassword;
import dev.portcullis.application.account.ReadOwnAccount;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.account.SignUpRules;
import dev.portcullis.application.administration.AccessRules;
import dev.portcullis.application.administration.AssignRole;
import dev.portcullis.application.administration.CreateFirstAdministrator;
import dev.portcullis.application.administration.EndSessionsOf;
import dev.portcullis.application.administration.FindAdministrators;
import dev.portcullis.application.administration.FindUsers;
import dev.portcullis.application.administration.ReadUser;
import dev.portcullis.application.administration.RemoveUser;
import dev.portcullis.application.administration.RevokeRole;
import dev.portcullis.application.administration.UpdateUser;
import dev.portcullis.application.authentication.Authenticate;
import dev.portcullis.application.authentication.RefreshSession;
import dev.portcullis.application.authentication.RenewAccess;
import dev.portcullis.application.authentication.SessionTokens;
import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.authentication.SignOut;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.application.key.ReadPublishedKeys;
import dev.portcullis.application.key.ReadSigningKeys;
import dev.portcullis.application.key.RotateSigningKeys;
import dev.portcullis.application.maintenance.CurrentAccessPolicy;
import dev.portcullis.application.page.ReadGuardedPage;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.bootstrap.config.AccountConfig;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.HashingConfig;
import dev.portcullis.bootstrap.config.TokenConfig;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.ReservedUsernames;
import dev.portcullis.domain.user.UserFactory;
import dev.portcullis.domain.user.UserRepository;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.LongSupplier;

/** Every object of the application, put together by constructors: read it to see who knows whom. */
final class Composition implements AutoCloseable {
  private final JooqPersistence store;
  private final Clock clock;
  private final TimeOrderedIds ids;
  private final UserFactory newUsers;
  private final Sessions sessions;
  private final AccountStore accounts;
  private final AccessRules rules;
  private final CurrentAccessPolicy policies;
  private final HashingSettings hashing;
  private final Passwords passwords;
  private final AttemptGuard guard;
  private final SigningKeys signingKeys;
  private final JjwtTokens tokens;
  private final AccountConfig accountConfig;
  private final UseCases useCases;

  Composition(Config config, JooqPersistence store, Clock clock, SecureRandom random) {
    this.store = store;
    this.clock = clock;
    ids = new TimeOrderedIds(clock, random);
    newUsers = new UserFactory(ids, clock);
    sessions =
        new Sessions(store, config.accounts().sessions(), config.tokens().lifetime(), ids, clock);
    Journal journal = sessions.journal();
    accounts = new AccountStore(store.users(), store.credentials(), store.sessions(), journal);
    rules = new AccessRules(store.roles(), store.accessRules());
    policies = new CurrentAccessPolicy(rules);
    hashing = settings(config.hashing());
    passwords = Passwords.of(config.accounts().passwords(), hashing, clock, random);
    DerivedKeys keys = DerivedKeys.of(config, random);
    guard = AttemptGuards.of(config.accounts().limits(), keys, store, clock);
    signingKeys = SigningKeys.of(config, store, clock, random);
    tokens = new JjwtTokens(settings(config.tokens()), signingKeys.source(), clock, random);
    accountConfig = config.accounts();
    useCases =
        new UseCases(
            account(),
            authentication(sessions.tokens(tokens.issuer(), keys)),
            sessions.useCases(accounts),
            administration(),
            new ReadGuardedPage(policies),
            keys());
  }

  UseCases useCases() {
    return useCases;
  }

  HashingSettings hashing() {
    return hashing;
  }

  CurrentAccessPolicy policies() {
    return policies;
  }

  SigningKeys signingKeys() {
    return signingKeys;
  }

  Sessions sessions() {
    return sessions;
  }

  /** How many lookups of breached passwords failed so far. */
  LongSupplier unansweredLookups() {
    return passwords.unansweredLookups();
  }

  /** How many attempts met a stored hash that opens to no password so far. */
  LongSupplier hashDefects() {
    return passwords.defects();
  }

  Administrators administrators() {
    return new Administrators(
        new CreateFirstAdministrator(accounts, passwords.hasher(), passwords.rules(), newUsers),
        new FindAdministrators(store.users(), policies),
        accountConfig.administrator());
  }

  /** Ends the threads that hash. */
  @Override
  public void close() {
    passwords.hasher().close();
  }

  private UseCases.Account account() {
    SignUpRules signUpRules =
        new SignUpRules(
            ReservedUsernames.wellKnown(),
            passwords.rules(),
            accountConfig.selfAssignableRoles(),
            RoleName.USER);
    SignUp signUp =
        new SignUp(
            accounts,
            passwords.hasher(),
            new SignUp.Admission(signUpRules, guard),
            policies,
            newUsers);
    return new UseCases.Account(
        signUp,
        signUpRules,
        new ReadOwnAccount(store.users(), policies),
        new ChangePassword(
            accounts, passwords.hasher(), passwords.alarm(), passwords.rules(), guard));
  }

  private UseCases.Authentication authentication(SessionTokens sessionTokens) {
    return new UseCases.Authentication(
        new SignIn(accounts, passwords.hasher(), passwords.alarm(), sessionTokens, guard),
        new Authenticate(tokens.verifier(), sessions.revocations(), clock),
        new RefreshSession(accounts, sessionTokens, Sessions::report),
        new RenewAccess(accounts, sessionTokens, Sessions::report),
        new SignOut(accounts, sessionTokens));
  }

  private UseCases.Administration administration() {
    UserRepository users = store.users();
    return new UseCases.Administration(
        new FindUsers(users, policies),
        new ReadUser(users, policies),
        new UpdateUser(accounts, rules, policies),
        new RemoveUser(accounts, rules, policies),
        new EndSessionsOf(accounts, policies),
        new AssignRole(users, rules, accounts.journal(), policies),
        new RevokeRole(users, rules, accounts.journal(), policies));
  }

  private UseCases.Keys keys() {
    return new UseCases.Keys(
        new ReadPublishedKeys(tokens.publishedKeys()),
        new ReadSigningKeys(signingKeys.source(), policies, clock),
        new RotateSigningKeys(signingKeys.rotator(), policies, clock));
  }

  private static HashingSettings settings(HashingConfig config) {
    int processors = Runtime.getRuntime().availableProcessors();
    HashingSettings usual = HashingSettings.forProcessors(processors);
    return new HashingSettings(
        config.threads().orElse(usual.threads()), config.queue(), config.patience());
  }

  private static TokenSettings settings(TokenConfig config) {
    return new TokenSettings(
        config.issuer(), config.audience(), config.lifetime(), config.cacheWeight());
  }
}
