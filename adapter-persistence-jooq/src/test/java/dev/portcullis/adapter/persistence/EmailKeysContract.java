package dev.portcullis.adapter.persistence;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserRepository;
import dev.portcullis.testkit.contract.StoreUnderTest;
import dev.portcullis.testkit.fixture.Ids;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Addresses that were stored under the rules of the version before, at the next start. */
interface EmailKeysContract {
  TestStore store();

  @Test
  default void storedKeysFollowTheRulesOfToday() {
    User user = before("%s@fa\u00df.example", "%s@fass.example");
    start();
    String local = local(user);
    assertEquals(local + "@xn--fa-hia.example", reloaded(user).email().key());
    assertFinds(user, local + "@fa\u00df.example");
    assertFinds(user, local + "@xn--fa-hia.example");
  }

  @Test
  default void startingAgainChangesNothingMore() {
    User user = before("%s@fa\u00df.example", "%s@fass.example");
    start();
    User once = reloaded(user);
    start();
    assertEquals(once, reloaded(user));
  }

  @Test
  default void formerSpellingFindsTheUserUntilSomebodyHasIt() {
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
  default void formerSpellingOfAnAddressThatWasGivenUpFindsNobody() {
    User user = before("%s@fa\u00df.example", "%s@fass.example");
    start();
    User before = reloaded(user);
    users().update(before.renamed(before.username(), new EmailAddress("x" + user.email().value())));
    assertEquals(
        Optional.empty(), users().findByEmail(new EmailAddress(local(user) + "@fass.example")));
  }

  @Test
  default void usersWhoseAddressesAreNowOneKeepTheirAccounts() {
    User first = before("%s@fa\u00df.example", "%s@fass.example");
    User second = aUser().withEmail(local(first) + "@xn--fa-hia.example").build();
    users().add(second);
    start();
    assertEquals(Optional.of(first), users().findByUsername(first.username()));
    assertFinds(first, local(first) + "@fass.example");
    assertFinds(second, local(first) + "@fa\u00df.example");
    users().update(first.withTokensRevoked());
    assertEquals(local(first) + "@fass.example", reloaded(first).email().key());
  }

  @Test
  default void addressThatTheRulesOfTodayRefuseStaysReadable() {
    User user = before("%s@a\u200db.example", "%s@ab.example");
    start();
    assertEquals(user, reloaded(user));
    assertFinds(user, local(user) + "@ab.example");
  }

  private User before(String value, String key) {
    String local = Ids.uniqueName();
    EmailAddress email = new EmailAddress(value.formatted(local), key.formatted(local));
    User user = aUser().build();
    User old = user.renamed(user.username(), email);
    users().add(old);
    return old;
  }

  private void start() {
    store().persistence().migrate();
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
