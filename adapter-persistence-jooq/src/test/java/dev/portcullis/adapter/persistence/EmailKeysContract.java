package dev.portcullis.adapter.persistence;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.EmailTakenException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserRepository;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.fixture.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Addresses stored by the rules of version 0.1. */
interface EmailKeysContract {
  Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  TestStore store();

  @Test
  default void addressStoredByTheVersionBeforeIsFoundBeforeItsKeyIsRenewed() {
    User user = before("%s@fa\u00df.example", "%s@fass.example");
    assertFinds(user, local(user) + "@fa\u00df.example");
    assertFinds(user, local(user) + "@FA\u1e9e.example");
    assertFinds(user, local(user) + "@xn--fa-hia.example");
    // As version 0.1 stored it, and its nodes still do.
    assertFinds(user, local(user) + "@fass.example");
    assertEquals(user, reloaded(user));
  }

  @Test
  default void addressStoredByTheVersionBeforeIsNobodyElsesBeforeItsKeyIsRenewed() {
    User user = before("%s@fa\u00df.example", "%s@fass.example");
    User other = aUser().build();
    users().add(other);
    for (String host : List.of("fass.example", "fa\u00df.example", "xn--fa-hia.example")) {
      EmailAddress wished = new EmailAddress(local(user) + "@" + host);
      User stranger = aUser().withEmail(wished.value()).build();
      assertThrows(EmailTakenException.class, () -> users().add(stranger));
      assertThrows(
          EmailTakenException.class, () -> users().update(other.renamed(other.username(), wished)));
      assertFinds(user, wished.value());
    }
    assertEquals(user, reloaded(user));
  }

  @Test
  default void userWhoseAddressIsStoredByTheVersionBeforeMayChange() {
    User user = before("%s@fa\u00df.example", "%s@fass.example");
    users().update(user.withTokensRevoked());
    User changed = reloaded(user);
    EmailAddress same = new EmailAddress(user.email().value());
    users().update(changed.renamed(user.username(), same));
    assertEquals(local(user) + "@xn--fa-hia.example", reloaded(user).email().key());
  }

  @Test
  default void addressOfAnotherDomainUnderTheSameKeyIsNotFound() {
    User user = aUser().withEmail(Ids.uniqueName() + "@fass.example").build();
    users().add(user);
    EmailAddress international = new EmailAddress(local(user) + "@fa\u00df.example");
    assertEquals(Optional.empty(), users().findByEmail(international));
    User other = aUser().withEmail(international.value()).build();
    users().add(other);
    assertFinds(other, international.value());
    assertFinds(user, user.email().value());
  }

  @Test
  default void storedKeysFollowTheRulesOfToday() throws SQLException {
    User user = before("%s@fa\u00df.example", "%s@fass.example");
    start();
    String local = local(user);
    assertEquals(local + "@xn--fa-hia.example", reloaded(user).email().key());
    assertFinds(user, local + "@fa\u00df.example");
    assertFinds(user, local + "@xn--fa-hia.example");
  }

  @Test
  default void startingAgainChangesNothingMore() throws SQLException {
    User user = before("%s@fa\u00df.example", "%s@fass.example");
    start();
    User once = reloaded(user);
    start();
    assertEquals(once, reloaded(user));
  }

  @Test
  default void formerSpellingFindsTheUserUntilSomebodyHasIt() throws SQLException {
    User user = before("%s@fa\u00df.example", "%s@fass.example");
    start();
    String former = local(user) + "@fass.example";
    assertFinds(user, former);
    User owner = aUser().withEmail(former).build();
    users().add(owner);
    assertFinds(owner, former);
    assertFinds(user, local(user) + "@fa\u00df.example");
  }

  @Test
  default void formerSpellingOfAnAddressThatWasGivenUpFindsNobody() throws SQLException {
    User user = before("%s@fa\u00df.example", "%s@fass.example");
    start();
    User before = reloaded(user);
    users().update(before.renamed(before.username(), new EmailAddress("x" + user.email().value())));
    assertEquals(
        Optional.empty(), users().findByEmail(new EmailAddress(local(user) + "@fass.example")));
  }

  @Test
  default void usersWhoseAddressesAreNowOneKeepTheirAccounts() throws SQLException {
    User second = aUser().withEmail(Ids.uniqueName() + "@xn--fa-hia.example").build();
    users().add(second);
    User first = before(local(second), "%s@fa\u00df.example", "%s@fass.example");
    start();
    assertEquals(Optional.of(first), users().findByUsername(first.username()));
    assertFinds(first, local(first) + "@fass.example");
    assertFinds(second, local(first) + "@fa\u00df.example");
    users().update(first.withTokensRevoked());
    assertEquals(local(first) + "@fass.example", reloaded(first).email().key());
    users().update(second.withTokensRevoked());
    assertFinds(second, second.email().value());
  }

  @Test
  default void addressThatTheRulesOfTodayRefuseStaysReadable() throws SQLException {
    User user = before("%s@a\u200db.example", "%s@ab.example");
    start();
    assertEquals(user, reloaded(user));
    assertFinds(user, local(user) + "@ab.example");
  }

  @Test
  default void keysAreRenewedOnceInTheLifeOfADatabase() throws SQLException {
    start();
    User late = before("%s@fa\u00df.example", "%s@fass.example");
    assertFalse(store().persistence().renewEmailKeys(NOW));
    assertEquals(late, reloaded(late));
  }

  @Test
  default void onlyInternationalAddressesCanHaveAnotherKey() {
    assertFalse(EmailKeys.canDiffer("Ada+xn@Example.org"));
    assertTrue(EmailKeys.canDiffer("ada@fa\u00df.example"));
    assertTrue(EmailKeys.canDiffer("ada@www.XN--fa-hia.example"));
  }

  @Test
  default void plainUsersCostAPageEachInThePassAndNothingAfterIt() throws SQLException {
    forgetPass();
    storePlainUsers(2 * EmailKeys.PAGE);
    long users = count("users");
    try (CountedEmailKeys node = CountedEmailKeys.on(store().database())) {
      int pages = 1;
      while (node.renewSome(NOW)) {
        assertEquals(0, count("upgrades WHERE name = '" + EmailKeys.DONE + "'"));
        pages++;
      }
      assertEquals(users / EmailKeys.PAGE + 1, pages);
      assertEquals(1, count("upgrades WHERE name = '" + EmailKeys.DONE + "'"));
      node.forget();
      assertFalse(node.renewSome(NOW));
      int after = node.statements();
      storePlainUsers(EmailKeys.PAGE);
      node.forget();
      assertFalse(node.renewSome(NOW));
      assertEquals(1, after);
      assertEquals(after, node.statements());
    }
  }

  private User before(String value, String key) {
    return before(Ids.uniqueName(), value, key);
  }

  private User before(String local, String value, String key) {
    EmailAddress email = new EmailAddress(value.formatted(local), key.formatted(local));
    User user = aUser().build();
    User old = user.renamed(user.username(), email);
    users().add(old);
    return old;
  }

  /** Users whose keys are the same in every version. */
  private void storePlainUsers(int count) throws SQLException {
    try (Connection connection = store().database().connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO users (id, username, username_key, email, email_key, status, epoch,"
                    + " version, created_at) VALUES (?, ?, ?, ?, ?, 'ACTIVE', 0, 0,"
                    + " '2026-01-01 00:00:00')")) {
      for (int i = 0; i < count; i++) {
        User user = aUser().build();
        insert.setBytes(1, new UuidConverter().to(user.id().value()));
        insert.setString(2, user.username().value());
        insert.setBytes(3, user.username().key().getBytes(US_ASCII));
        insert.setString(4, user.email().value());
        insert.setBytes(5, user.email().key().getBytes(US_ASCII));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private long count(String from) throws SQLException {
    return Long.parseLong(new Sql(store().database()).query("SELECT COUNT(*) FROM " + from).get(0));
  }

  private void forgetPass() throws SQLException {
    new Sql(store().database())
        .execute("DELETE FROM upgrades WHERE name = '" + EmailKeys.DONE + "'");
  }

  /** Starts the pass that follows the end of the upgrade, on a database without one. */
  private void start() throws SQLException {
    forgetPass();
    while (store().persistence().renewEmailKeys(NOW)) {
      // The next page.
    }
  }

  private UserRepository users() {
    StoreUnderTest ports = store().ports();
    return ports.users();
  }

  private User reloaded(User user) {
    return users().findById(user.id()).orElseThrow();
  }

  private void assertFinds(User user, String address) {
    assertEquals(
        Optional.of(user.id()), users().findByEmail(new EmailAddress(address)).map(User::id));
  }

  private static String local(User user) {
    return user.email().localPart();
  }
}
