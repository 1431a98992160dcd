package dev.portcullis.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Portcullis;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.administration.UpdateUser;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.Username;
import dev.portcullis.node.Node;
import dev.portcullis.testkit.database.TestDatabase;
import dev.portcullis.testkit.fake.FakePasswordHasher;
import dev.portcullis.testkit.fixture.MutableClock;
import dev.portcullis.testkit.fixture.UserFixture;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * After an account was removed, no column of any table holds its name or its address, nor a key
 * made of them; the id is left in the audit trail, and for a time in the feed of revocations.
 */
interface ErasureContract {
  /** Something that occurs in no word of the schema. */
  String FIRST_NAME = "Quokka.Wombat";

  String FIRST_ADDRESS = "Quokka.Wombat@Marsupials-Example.org";
  String SECOND_NAME = "Numbat-77";
  String SECOND_ADDRESS = "numbat.77@b\u00fccher-example.org";
  String SECOND_KEY = "numbat.77@xn--bcher-example-wob.org";
  String FORMER_KEY = "numbat.77@bucher-example.org";
  String PASSWORD = "correct horse battery staple";
  SourceAddress SOURCE = SourceAddress.parse("192.0.2.1").orElseThrow();

  /** More than are removed with the user. */
  int SESSIONS = 450;

  int PATIENCE = 50;

  TestDatabase database();

  @Test
  default void nothingOfOneWhoLeftIsKept() throws SQLException {
    check(
        (auth, user, boss) -> {
          try (PlainPassword password = PlainPassword.of(PASSWORD)) {
            auth.accounts().removeOwn().remove(actor(user), password, SOURCE);
          }
        });
  }

  @Test
  default void nothingOfOneWhoWasRemovedByAnAdministratorIsKept() throws SQLException {
    check((auth, user, boss) -> auth.administration().removeUser().remove(boss, user.id()));
  }

  /** How an account is removed. */
  interface Removal {
    void remove(Portcullis auth, User user, UserActor boss);
  }

  private void check(Removal removal) throws SQLException {
    MutableClock clock = MutableClock.atNoon();
    try (TestDatabase database = database();
        Node node = Node.on(database, 2, clock)) {
      Portcullis auth = node.with(FakePasswordHasher.current());
      UserActor boss =
          actor(
              node.stored(
                  UserFixture.aUser().named("boss").withRoles(RoleName.ADMIN).build(),
                  PASSWORD,
                  FakePasswordHasher.current()));
      User user = signedUp(auth);
      attempts(auth, FIRST_NAME);
      attempts(auth, FIRST_ADDRESS);
      rename(auth, user, boss);
      attempts(auth, SECOND_NAME);
      attempts(auth, SECOND_ADDRESS);
      formerKey(database, user.id());
      openSessions(node, user, clock);
      assertFound(Dump.of(database));

      removal.remove(auth, user, boss);
      removeSessions(node, database);

      Dump left = Dump.of(database);
      texts().forEach(text -> assertEquals(List.of(), left.placesOfText(text), text));
      Set<String> places =
          left.placesOf(bytes(user.id())).stream()
              .map(place -> place.substring(0, place.indexOf('.')))
              .collect(Collectors.toSet());
      assertEquals(Set.of("audit_events", "revocations"), places);
    }
  }

  private static void rename(Portcullis auth, User user, UserActor boss) {
    auth.administration()
        .updateUser()
        .update(
            boss,
            user.id(),
            new UpdateUser.Change(
                Optional.of(new Username(SECOND_NAME)),
                Optional.of(new EmailAddress(SECOND_ADDRESS)),
                Optional.empty()));
  }

  private static void openSessions(Node node, User user, MutableClock clock) {
    for (int each = 0; each < SESSIONS; each++) {
      Session session =
          Session.open(
              new SessionId(node.ids().next()),
              user.id(),
              SessionOrigin.of(SOURCE),
              clock.instant(),
              SessionPolicy.DEFAULT);
      node.store()
          .sessions()
          .add(
              each % 2 == 0
                  ? session
                  : session.ended(clock.instant(), SessionEndReason.SIGNED_OUT));
    }
  }

  private static User signedUp(Portcullis auth) {
    try (PlainPassword password = PlainPassword.of(PASSWORD)) {
      return auth.accounts()
          .signUp()
          .signUp(
              new SignUp.Command(
                  new Username(FIRST_NAME), new EmailAddress(FIRST_ADDRESS), password, List.of()),
              SOURCE);
    }
  }

  /** A failed and a good sign-in, both counted against the name or the address. */
  private static void attempts(Portcullis auth, String identifier) {
    for (String typed : List.of("wrong " + PASSWORD, PASSWORD, "wrong again")) {
      try (PlainPassword password = PlainPassword.of(typed)) {
        auth.sessions().signIn().signIn(identifier, password, SessionOrigin.of(SOURCE));
      }
    }
  }

  /** As an upgrade from the version before leaves it. */
  private static void formerKey(TestDatabase database, UserId user) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO former_email_keys (email_key, user_id, successor_key)"
                    + " VALUES (?, ?, ?)")) {
      insert.setBytes(1, FORMER_KEY.getBytes(US_ASCII));
      insert.setBytes(2, bytes(user));
      insert.setBytes(3, SECOND_KEY.getBytes(US_ASCII));
      insert.execute();
    }
  }

  /** The upkeep removes what is more than a few, in batches. */
  private static void removeSessions(Node node, TestDatabase database) throws SQLException {
    for (int run = 0; run < PATIENCE && count(database, "sessions") > 0; run++) {
      node.run("expired row purge");
    }
    for (String table : List.of("sessions", "removed_users", "former_email_keys")) {
      assertEquals(0, count(database, table), table);
    }
  }

  private static long count(TestDatabase database, String table) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement query = connection.prepareStatement("SELECT COUNT(*) FROM " + table);
        var rows = query.executeQuery()) {
      assertTrue(rows.next());
      return rows.getLong(1);
    }
  }

  /** What is looked for is found while it is there. */
  private static void assertFound(Dump dump) {
    assertEquals(
        Set.of("users.username", "users.username_key"),
        Set.copyOf(lowerCase(dump.placesOfText(SECOND_NAME))));
    assertEquals(List.of("users.email"), lowerCase(dump.placesOfText(SECOND_ADDRESS)));
    assertTrue(lowerCase(dump.placesOfText(SECOND_KEY)).contains("users.email_key"));
    assertEquals(List.of("former_email_keys.email_key"), lowerCase(dump.placesOfText(FORMER_KEY)));
    assertEquals(List.of(), dump.placesOfText(FIRST_NAME));
  }

  private static List<String> lowerCase(List<String> places) {
    return places.stream().map(place -> place.toLowerCase(Locale.ROOT)).toList();
  }

  /** All that was ever its name or its address, and what is characteristic within. */
  private static List<String> texts() {
    return Stream.of(
            FIRST_NAME,
            FIRST_ADDRESS,
            SECOND_NAME,
            SECOND_ADDRESS,
            SECOND_KEY,
            FORMER_KEY,
            "wombat",
            "numbat",
            "marsupials",
            "bcher-example",
            "bucher-example")
        .toList();
  }

  private static UserActor actor(User user) {
    return new UserActor(user.id(), new SessionId(UUID.randomUUID()), user.roles());
  }

  private static byte[] bytes(UserId id) {
    return ByteBuffer.allocate(16)
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .array();
  }
}
