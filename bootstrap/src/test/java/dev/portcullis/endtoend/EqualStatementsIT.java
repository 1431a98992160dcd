package dev.portcullis.endtoend;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.authentication.SignInOutcome;
import dev.portcullis.application.authentication.SignInOutcome.RefusalReason;
import dev.portcullis.application.authentication.SignInOutcome.Refused;
import dev.portcullis.application.authentication.SignInOutcome.Throttled;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.node.Node;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.database.TestDatabase.Vendor;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.MutableClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failed sign-in takes the same number of statements for every identifier. */
final class EqualStatementsIT {
  private static final int FREE = RateLimitSettings.DEFAULT.account().free();
  private static final SessionOrigin ORIGIN =
      SessionOrigin.of(SourceAddress.of(new byte[] {(byte) 198, 51, 100, 9}));

  @AutoClose private final TestDatabase database = TestDatabase.migrated();

  @AutoClose private final Node node = Node.on(database, 1, MutableClock.atNoon());
  private final SignIn signIn = node.signIn(FakePasswordHasher.current());

  @BeforeEach
  void storeAUser() {
    // MariaDB counts for the whole server only, where others are at work.
    assumeTrue(database.vendor() == Vendor.MYSQL, "statements are counted by connection");
    node.stored(aUser().named("ada").build(), "a password", FakePasswordHasher.current());
    attempt("warm-up");
  }

  @Test
  void attemptsOnAccountsAndOnUnknownIdentifiersTakeTheSameStatements() {
    List<Long> known = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    for (int i = 0; i < 2 * FREE + 2; i++) {
      String end = i <= FREE ? "" : "@example.org";
      known.add(statements("ada" + end));
      unknown.add(statements("eve" + end));
    }
    assertEquals(unknown, known);
    // The last attempts with each identifier were refused after two reads; the others were counted.
    assertTrue(known.get(FREE) < known.get(0), known::toString);
    assertEquals(known.get(FREE), known.get(2 * FREE + 1));
    assertEquals(2L, known.get(FREE));
  }

  @Test
  void attemptThatIsNotComparedCostsTheStatementsOfOneThatIs() {
    long wrong = statements("ada");
    for (int i = 1; i < FREE; i++) {
      attempt("ada");
    }
    assertInstanceOf(Throttled.class, attempt("ada"));
    for (int i = 0; i < 3; i++) {
      assertEquals(wrong, statements("ada@example.org"));
    }
    Refused refused = assertInstanceOf(Refused.class, attempt("ada@example.org"));
    assertEquals(RefusalReason.ACCOUNT_THROTTLED, refused.reason());
  }

  private long statements(String identifier) {
    StatementCount before = StatementCount.of(database);
    attempt(identifier);
    return StatementCount.of(database).since(before);
  }

  private SignInOutcome attempt(String identifier) {
    try (PlainPassword password = PlainPassword.of("wrong")) {
      return signIn.signIn(identifier, password, ORIGIN);
    }
  }
}
