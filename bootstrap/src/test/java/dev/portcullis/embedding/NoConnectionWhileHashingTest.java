package dev.portcullis.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.application.account.ChangePassword;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.Username;
import dev.portcullis.node.Node;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fake.ForwardingPasswordHasher;
import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.UserFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pool has one connection, and while a password is hashed another thread queries the store: the
 * query would hang if the hashing thread held the connection.
 */
class NoConnectionWhileHashingTest {
  private static final String PASSWORD = "correct horse battery staple";
  private static final String NEXT = "a long walk on the beach";
  private static final SourceAddress SOURCE = SourceAddress.parse("192.0.2.1").orElseThrow();

  private final MutableClock clock = MutableClock.atNoon();
  private final AskingHasher hasher = new AskingHasher();
  private Node node;

  @BeforeEach
  void open(@TempDir Path directory) {
    node = Node.on(DatabaseSettings.embedded(directory, 1), clock);
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void signInHoldsNoConnection() {
    User ada = stored(FakePasswordHasher.outdated());
    SignIn signIn = node.signIn(hasher);
    int decoys = hasher.asked.get();

    try (PlainPassword password = PlainPassword.of(PASSWORD)) {
      assertInstanceOf(
          SignInOutcome.SignedIn.class,
          signIn.signIn(ada.username().value(), password, SessionOrigin.of(SOURCE)));
    }
    assertEquals(2, hasher.asked.get() - decoys, "compares, and hashes what is outdated");
  }

  @Test
  void signUpHoldsNoConnection() {
    SignUp signUp = node.with(hasher).accounts().signUp();

    try (PlainPassword password = PlainPassword.of(PASSWORD)) {
      signUp.signUp(
          new SignUp.Command(
              new Username("grace"), new EmailAddress("grace@example.org"), password, List.of()),
          SOURCE);
    }
    assertEquals(1, hasher.asked.get());
  }

  @Test
  void changingThePasswordHoldsNoConnection() {
    User ada = stored(FakePasswordHasher.current());
    ChangePassword change = node.changePassword(hasher);

    try (PlainPassword current = PlainPassword.of(PASSWORD);
        PlainPassword next = PlainPassword.of(NEXT)) {
      change.change(
          new UserActor(ada.id(), new SessionId(node.ids().next()), ada.roles()),
          current,
          next,
          SOURCE);
    }
    assertEquals(2, hasher.asked.get(), "compares, and hashes the new one");
  }

  private User stored(PasswordHasher by) {
    return node.stored(UserFixture.aUser().named("ada").build(), PASSWORD, by);
  }

  /** Asks the store from another thread before it hashes. */
  private final class AskingHasher extends ForwardingPasswordHasher {
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public PasswordHash hash(PlainPassword password) {
      ask();
      return super.hash(password);
    }

    @Override
    public boolean verify(PlainPassword password, PasswordHash hash) {
      ask();
      return super.verify(password, hash);
    }

    private void ask() {
      Background.start(() -> node.store().users().findByUsername(new Username("nobody"))).result();
      asked.incrementAndGet();
    }
  }
}
