package dev.portcullis.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.authentication.AuthenticationOutcome;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.application.key.KeySettings;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.store.Store;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fake.CountingPasswordHasher;
import dev.portcullis.testkit.fake.FakeAccessTokenProvider;
import dev.portcullis.testkit.fake.FakeAccessTokens;
import dev.portcullis.testkit.fake.InMemoryDatabase;
import dev.portcullis.testkit.fake.InMemoryStore;
import dev.portcullis.testkit.fixture.MutableClock;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PortcullisTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final MutableClock clock = MutableClock.atNoon();
  private final Store store = new InMemoryStore(new InMemoryDatabase());
  private final CountingPasswordHasher hasher = new CountingPasswordHasher();
  private final Portcullis auth = assembled();

  @Test
  void signedUpUserSignsInAndIsAuthenticatedByTheToken() {
    auth.prepare();
    SignUp.Command command = Stage.command("ada");
    User ada = auth.accounts().signUp().signUp(command, Stage.SOURCE);

    SignInOutcome.SignedIn opened = signedIn();

    String token = opened.tokens().accessToken().compact();
    AuthenticationOutcome.Authenticated known =
        assertInstanceOf(
            AuthenticationOutcome.Authenticated.class,
            auth.sessions().authenticate().authenticate(token));
    assertEquals(ada.id(), known.actor().user());
    assertFalse(auth.accessPolicy().decide(known.actor(), Permission.USERS_READ).isPermitted());
  }

  @Test
  void protectedCallsFailBeforePrepare() {
    assertThrows(StoreUnavailableException.class, auth::accessPolicy);
    assertFalse(auth.revocations().isCurrent(clock.instant()));

    auth.prepare();

    assertTrue(auth.revocations().isCurrent(clock.instant()));
    assertEquals(1, store.signingKeys().findAll().size());
  }

  @Test
  void assemblyHashesNothingAndAnUnknownUserIsVerifiedOnce() {
    try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
      assertInstanceOf(
          SignInOutcome.Refused.class,
          auth.sessions().signIn().signIn("nobody", password, Stage.ORIGIN));
    }
    assertEquals(0, hasher.hashes());
    assertEquals(1, hasher.verifications());
  }

  @Test
  void assembliesWithOneStoreAndOneKeyAcceptEachOthersRefreshTokens() {
    auth.prepare();
    Portcullis other = assembled();
    other.prepare();
    auth.accounts().signUp().signUp(Stage.command("ada"), Stage.SOURCE);
    String refreshToken = signedIn().tokens().refreshToken().text();

    assertInstanceOf(
        dev.portcullis.application.authentication.RefreshOutcome.Refreshed.class,
        other.sessions().refresh().refresh(refreshToken, Stage.SOURCE));
  }

  @Test
  void everyUpkeepTaskHasAUniqueNameAndRunsOnANewStore() {
    List<UpkeepTask> tasks = auth.upkeep();

    Set<String> names = tasks.stream().map(UpkeepTask::name).collect(Collectors.toSet());
    assertEquals(tasks.size(), names.size());
    tasks.forEach(task -> task.work().run());
    assertTrue(auth.revocations().isCurrent(clock.instant()));
  }

  private SignInOutcome.SignedIn signedIn() {
    try (PlainPassword password = PlainPassword.of(Stage.PASSWORD)) {
      return assertInstanceOf(
          SignInOutcome.SignedIn.class,
          auth.sessions().signIn().signIn("ada", password, Stage.ORIGIN));
    }
  }

  private Portcullis assembled() {
    Ports.Ambient ambient = new Ports.Ambient(clock, RANDOM);
    KeyEncryptionKey key = new KeyEncryptionKey(new byte[KeyEncryptionKey.LENGTH], RANDOM);
    return Portcullis.assemble(
        Ports.of(store, hasher, FakeAccessTokenProvider.of(new FakeAccessTokens(clock)), ambient),
        Settings.with(KeySettings.Stored.sealedBy(key)));
  }
}
