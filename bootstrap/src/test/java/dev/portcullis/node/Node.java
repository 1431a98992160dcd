package dev.portcullis.node;

import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.application.Portcullis;
import dev.portcullis.application.Ports;
import dev.portcullis.application.Settings;
import dev.portcullis.application.account.ChangePassword;
import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.key.KeySettings;
import dev.portcullis.domain.audit.chain.AuditMacs;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.session.RefreshTokens;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fake.FakeAccessTokenProvider;
import dev.portcullis.testkit.fake.FakeAccessTokens;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * A node in the process of the test: the use cases over a real store, without background threads to
 * wait for. Nodes on one database share nothing else.
 */
public final class Node implements AutoCloseable {
  private static final KeySettings KEYS =
      KeySettings.Stored.sealedBy(
          new KeyEncryptionKey(new byte[KeyEncryptionKey.LENGTH], new SecureRandom()));

  private final JooqPersistence store;
  private final Clock clock;
  private final TimeOrderedIds ids;
  private final Portcullis auth;

  private Node(DatabaseSettings database, Clock clock) {
    SecureRandom random = new SecureRandom();
    this.clock = clock;
    store = JooqPersistence.open(database, random);
    store.migrate();
    ids = new TimeOrderedIds(clock, random);
    auth = with(FakePasswordHasher.current());
  }

  /** A node on {@code database} with that many connections at most. */
  public static Node on(TestDatabase database, int connections, Clock clock) {
    return on(
        new DatabaseSettings(database.jdbcUrl(), database.user(), database.password(), connections),
        clock);
  }

  /** A node on that database. */
  public static Node on(DatabaseSettings database, Clock clock) {
    return new Node(database, clock);
  }

  /** Its store. */
  public JooqPersistence store() {
    return store;
  }

  /** Its use cases. */
  public Portcullis auth() {
    return auth;
  }

  /** Its ids. */
  public TimeOrderedIds ids() {
    return ids;
  }

  /** Polls the revocations of the other nodes. */
  public void follow() {
    run("revocation feed poll");
  }

  /** Runs an upkeep task once; fails if there is no task of that name. */
  public void run(String name) {
    auth.upkeep().stream()
        .filter(task -> task.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no upkeep task is named " + name))
        .work()
        .run();
  }

  /** Sign-in by {@code hasher}. */
  public SignIn signIn(PasswordHasher hasher) {
    return with(hasher).sessions().signIn();
  }

  /** Changes passwords, hashed by {@code hasher}. */
  public ChangePassword changePassword(PasswordHasher hasher) {
    return with(hasher).accounts().changePassword();
  }

  /** The first refresh token of {@code session}, accepted by all nodes. */
  public String refreshToken(Session session) {
    return new RefreshTokens(KEYS.derive(RefreshTokens.KEY_PURPOSE)).of(session).text();
  }

  /** Makes the codes of the audit trail as all nodes do. */
  public AuditMacs auditMacs() {
    return new AuditMacs(KEYS.derive(AuditMacs.KEY_PURPOSE));
  }

  /** The use cases with passwords hashed by {@code hasher}. */
  public Portcullis with(PasswordHasher hasher) {
    Portcullis other = assembled(hasher);
    other.prepare();
    return other;
  }

  private Portcullis assembled(PasswordHasher hasher) {
    FakeAccessTokenProvider tokens = FakeAccessTokenProvider.of(new FakeAccessTokens(clock));
    Ports.Ambient ambient = new Ports.Ambient(clock, new SecureRandom());
    return Portcullis.assemble(Ports.of(store, hasher, tokens, ambient), Settings.with(KEYS));
  }

  /** Stores {@code user} with that password, hashed by {@code hasher}. */
  public User stored(User user, String typed, PasswordHasher hasher) {
    try (PlainPassword password = PlainPassword.of(typed)) {
      store.users().add(user);
      store.credentials().add(new Credential(user.id(), hasher.hash(password), user.createdAt()));
    }
    return user;
  }

  @Override
  public void close() {
    store.close();
  }
}
