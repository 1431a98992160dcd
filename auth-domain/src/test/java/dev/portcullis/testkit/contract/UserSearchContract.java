package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserPage;
import dev.portcullis.domain.user.UserPosition;
import dev.portcullis.domain.user.UserSearch;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Searching users: matches, order and pages. */
public interface UserSearchContract extends StoreContract {
  @Test
  default void prefixMatchesNameOrAddressInAnyCase() {
    String prefix = Ids.uniqueName();
    User byName = stored(aUser().withUsername(prefix + "-Ada").build());
    User byEmail = stored(aUser().withEmail(prefix + "@example.org").build());
    stored(aUser().withUsername("x" + prefix).build());
    assertFinds(prefix, byName, byEmail);
    assertFinds(prefix.toUpperCase(Locale.ROOT), byName, byEmail);
    assertFinds(prefix + "-aDA", byName);
    assertFinds(prefix + "@EXAMPLE.", byEmail);
    assertFinds(prefix + "-ada-");
  }

  @Test
  default void wholeNameIsAPrefixOfItself() {
    User user = stored(aUser().build());
    assertFinds(user.username().value(), user);
    assertFinds(user.email().value(), user);
  }

  @Test
  default void wildcardsStandForThemselves() {
    String prefix = Ids.uniqueName();
    User plain = stored(aUser().named(prefix + "abc").build());
    User underscore = stored(aUser().named(prefix + "_bc").build());
    User percent = stored(aUser().withEmail(prefix + "%bc@example.org").build());
    assertFinds(prefix, plain, underscore, percent);
    assertFinds(prefix + "_", underscore);
    assertFinds(prefix + "%", percent);
    assertFinds("_" + prefix.substring(1));
    assertFinds("%" + prefix);
  }

  @Test
  default void everyOtherCharacterStandsForItselfToo() {
    String prefix = Ids.uniqueName();
    stored(aUser().named(prefix + "_a").build());
    for (String odd :
        List.of("\\", "\\_", "\\%", "!", "!_", "#_", "'", "\"", "''", "*", "?", "[_]", "|_")) {
      assertFinds(prefix + odd);
    }
    for (String odd : List.of(" _", "\0", "\u00e4", "\ud83d\ude00", "\n_", "; --")) {
      assertFinds(prefix + odd);
    }
  }

  @Test
  default void emptyPrefixMatchesAllUsers() {
    User user = stored(aUser().build());
    UserSearch search =
        new UserSearch(
            Optional.of(""), Optional.empty(), Optional.empty(), justBefore(user.id()), 100);
    assertTrue(store().users().find(search).users().contains(user));
  }

  @Test
  default void everyConditionMustHold() {
    String prefix = Ids.uniqueName();
    User moderator = stored(aUser().named(prefix + "a").withRoles(RoleName.MODERATOR).build());
    User user = stored(aUser().named(prefix + "b").build());
    User locked =
        stored(
            aUser()
                .named(prefix + "c")
                .withRoles(RoleName.MODERATOR, RoleName.USER)
                .withStatus(UserStatus.LOCKED)
                .build());
    Optional<RoleName> moderators = Optional.of(RoleName.MODERATOR);
    assertFinds(search(prefix, moderators, Optional.empty()), moderator, locked);
    assertFinds(search(prefix, Optional.empty(), Optional.of(UserStatus.ACTIVE)), moderator, user);
    assertFinds(search(prefix, moderators, Optional.of(UserStatus.LOCKED)), locked);
    assertFinds(search(prefix, moderators, Optional.of(UserStatus.DISABLED)));
    assertFinds(search(prefix, Optional.of(RoleName.ADMIN), Optional.empty()));
    assertFinds(search(prefix + "b", moderators, Optional.empty()));
  }

  @Test
  default void searchForARoleReturnsAllRolesOfItsHolders() {
    String prefix = Ids.uniqueName();
    User user = stored(aUser().named(prefix).withRoles(RoleName.USER, RoleName.ADMIN).build());
    assertFinds(search(prefix, Optional.of(RoleName.ADMIN), Optional.empty()), user);
  }

  @Test
  default void searchForAnUnknownRoleFindsNoUser() {
    stored(aUser().build());
    Optional<RoleName> unknown = Optional.of(new RoleName(Ids.uniqueName()));
    assertFinds(search("", unknown, Optional.empty()));
  }

  @Test
  default void usersWithManyRolesFillAPageOnlyOnce() {
    String prefix = Ids.uniqueName();
    List<User> users =
        IntStream.range(0, 4)
            .mapToObj(
                n ->
                    stored(
                        aUser()
                            .named(prefix + n)
                            .withRoles(RoleName.USER, RoleName.MODERATOR, RoleName.ADMIN)
                            .build()))
            .toList();
    UserPage page = store().users().find(page(prefix, Optional.empty(), 3));
    assertEquals(users.subList(0, 3), page.users());
    assertTrue(page.next().isPresent());
  }

  @Test
  default void pagesHaveNoGapAndNoRepeat() {
    String prefix = Ids.uniqueName();
    List<User> users =
        IntStream.range(0, 25).mapToObj(n -> stored(aUser().named(prefix + n).build())).toList();
    List<User> expected = inOrder(page(prefix, Optional.empty(), 1), users);
    assertEquals(expected, allPages(prefix, 7));
    assertEquals(expected, allPages(prefix, 1));
    assertEquals(expected, allPages(prefix, 100));
  }

  @Test
  default void fullLastPageHasNoNext() {
    String prefix = Ids.uniqueName();
    IntStream.range(0, 5).forEach(n -> stored(aUser().named(prefix + n).build()));
    assertTrue(store().users().find(page(prefix, Optional.empty(), 4)).next().isPresent());
    assertFalse(store().users().find(page(prefix, Optional.empty(), 5)).next().isPresent());
  }

  @Test
  default void pagesGoOnBehindAUserWhoWasRemoved() {
    String prefix = Ids.uniqueName();
    List<User> users =
        IntStream.range(0, 5).mapToObj(n -> stored(aUser().named(prefix + n).build())).toList();
    UserPage first = store().users().find(page(prefix, Optional.empty(), 2));
    store().users().remove(users.get(1).id());
    assertEquals(users.subList(2, 5), store().users().find(page(prefix, first.next(), 5)).users());
  }

  @Test
  default void pagesStayWholeWhileOthersSignUp() {
    String prefix = Ids.uniqueName();
    List<User> users =
        IntStream.range(0, 30).mapToObj(n -> stored(aUser().named(prefix + n).build())).toList();
    AtomicBoolean enough = new AtomicBoolean();
    Background<Boolean> signUps =
        Background.start(
            () -> {
              for (int n = 0; n < 500 && !enough.get(); n++) {
                stored(aUser().named(prefix + "x" + n).build());
              }
              return true;
            });
    for (int round = 0; round < 5; round++) {
      List<User> listed = allPages(prefix, 4);
      UserSearch search = page(prefix, Optional.empty(), 1);
      assertEquals(inOrder(search, listed), listed);
      assertEquals(inOrder(search, users), listed.stream().filter(users::contains).toList());
    }
    enough.set(true);
    assertTrue(signUps.result());
  }

  private void assertFinds(String prefix, User... expected) {
    assertFinds(search(prefix, Optional.empty(), Optional.empty()), expected);
  }

  private void assertFinds(UserSearch search, User... expected) {
    UserPage page = store().users().find(search);
    assertEquals(inOrder(search, List.of(expected)), page.users());
    assertFalse(page.next().isPresent());
  }

  private List<User> allPages(String prefix, int limit) {
    List<User> listed = new ArrayList<>();
    UserPage page = store().users().find(page(prefix, Optional.empty(), limit));
    listed.addAll(page.users());
    while (page.next().isPresent()) {
      page = store().users().find(page(prefix, page.next(), limit));
      listed.addAll(page.users());
    }
    return listed;
  }

  private static UserSearch search(
      String prefix, Optional<RoleName> role, Optional<UserStatus> status) {
    return new UserSearch(Optional.of(prefix), role, status, Optional.empty(), 100);
  }

  private static UserSearch page(String prefix, Optional<UserPosition> after, int limit) {
    return new UserSearch(Optional.of(prefix), Optional.empty(), Optional.empty(), after, limit);
  }

  private static Optional<UserPosition> justBefore(UserId id) {
    UUID value = id.value();
    return Optional.of(
        new UserPosition.OfId(
            new UserId(
                new UUID(value.getMostSignificantBits(), value.getLeastSignificantBits() - 1))));
  }

  private static List<User> inOrder(UserSearch search, List<User> users) {
    return users.stream()
        .sorted(
            Comparator.comparing(
                user -> search.positionOf(user).orElseThrow().fold(UserId::toString, term -> term)))
        .toList();
  }
}
