package dev.portcullis.testkit.contract;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserPage;
import dev.portcullis.domain.user.UserSearch;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.UserFixture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Lists of users, page by page, compared with a model that looks at every user: each combination of
 * conditions, over names that are made to collide.
 */
public interface UserListContract extends StoreContract {
  @Test
  default void everySearchListsExactlyTheUsersThatMatchOnceAndInOrder() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    String common = Ids.uniqueName().substring(0, 12);
    List<User> users =
        IntStream.range(0, 60).mapToObj(n -> stored(random(random, common))).toList();
    for (Optional<String> prefix : prefixes(random, common, users)) {
      for (Optional<RoleName> role :
          options(List.of(RoleName.USER, RoleName.MODERATOR, RoleName.ADMIN))) {
        for (Optional<UserStatus> status : options(List.of(UserStatus.values()))) {
          // Without a prefix the list holds the users of other tests too.
          int limit = prefix.isPresent() ? random.nextInt(1, 20) : UserSearch.MAX_LIMIT;
          UserSearch search = new UserSearch(prefix, role, status, Optional.empty(), limit);
          assertEquals(
              names(expected(search, users)),
              names(listed(search, users)),
              search + " seed " + seed);
        }
      }
    }
  }

  @Test
  default void addressesThatBeginAsTheUsernamesDoRepeatNobody() {
    String common = Ids.uniqueName();
    List<User> users =
        IntStream.range(10, 50).mapToObj(n -> stored(aUser().named(common + n).build())).toList();
    assertLists(common, users, users);
    assertLists(common + "1", users.subList(0, 10), users);
  }

  @Test
  default void addressesOfSomeThatAreBetweenUsernamesOfOthersAreListedInTheirPlace() {
    String common = Ids.uniqueName();
    User third = stored(aUser().withEmail(common + "c@example.org").build());
    User first = stored(aUser().withUsername(common + "a").build());
    User fourth = stored(aUser().withUsername(common + "d").build());
    User second = stored(aUser().withEmail(common + "b@example.org").build());
    List<User> inOrder = List.of(first, second, third, fourth);
    assertLists(common, inOrder, inOrder);
  }

  @Test
  default void anyPrefixIsAnswered() {
    String common = Ids.uniqueName();
    User tilde = stored(aUser().withEmail(common + "~@example.org").build());
    User last = stored(aUser().withUsername(common + "z").build());
    List<User> all = List.of(tilde, last);
    assertLists(common + "~", List.of(tilde), all);
    assertLists(common + "z", List.of(last), all);
    assertLists(common + "Z", List.of(last), all);
    for (String none :
        List.of(
            common + "\u007f", common + "z".repeat(300), common + "\u00e9", "\u007f", "\u00ff")) {
      assertLists(none, List.of(), all);
    }
  }

  private void assertLists(String prefix, List<User> expected, List<User> among) {
    for (int limit : new int[] {1, 2, 7, 100}) {
      UserSearch search =
          new UserSearch(
              Optional.of(prefix), Optional.empty(), Optional.empty(), Optional.empty(), limit);
      assertEquals(names(expected), names(listed(search, among)), search.toString());
    }
  }

  /** All pages together, without users of other tests. */
  private List<User> listed(UserSearch search, List<User> among) {
    Set<User> own = Set.copyOf(among);
    List<User> listed = new ArrayList<>();
    UserPage page = store().users().find(search);
    listed.addAll(page.users());
    while (page.next().isPresent()) {
      page = store().users().find(search.after(page.next().get()));
      listed.addAll(page.users());
    }
    return listed.stream().filter(own::contains).toList();
  }

  private static List<User> expected(UserSearch search, List<User> users) {
    return users.stream()
        .filter(user -> search.role().isEmpty() || user.roles().contains(search.role().get()))
        .filter(user -> search.status().isEmpty() || user.status() == search.status().get())
        .filter(user -> sortKey(search, user).isPresent())
        .sorted(Comparator.comparing(user -> sortKey(search, user).orElseThrow()))
        .toList();
  }

  private static Optional<String> sortKey(UserSearch search, User user) {
    if (search.prefix().isEmpty()) {
      return Optional.of(user.id().toString());
    }
    return Stream.of(user.username().value(), user.email().value())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .filter(name -> name.startsWith(search.prefix().get()))
        .findFirst();
  }

  private static List<String> names(List<User> users) {
    return users.stream().map(user -> user.username().value()).toList();
  }

  private static User random(SplittableRandom random, String common) {
    UserFixture fixture = aUser();
    if (random.nextInt(4) > 0) {
      fixture = fixture.withUsername(common + word(random, "aAbz09_-."));
    }
    if (random.nextInt(4) > 0) {
      fixture = fixture.withEmail(common + word(random, "aAbz09_%+~") + "@example.org");
    }
    Set<RoleName> roles =
        Stream.of(RoleName.USER, RoleName.MODERATOR, RoleName.ADMIN)
            .filter(role -> random.nextInt(3) == 0)
            .collect(Collectors.toSet());
    UserStatus[] statuses = UserStatus.values();
    return fixture
        .withRoles(roles.toArray(RoleName[]::new))
        .withStatus(statuses[random.nextInt(statuses.length)])
        .build();
  }

  /** Long enough not to be taken. */
  private static String word(SplittableRandom random, String letters) {
    return random
        .ints(16, 0, letters.length())
        .mapToObj(at -> letters.substring(at, at + 1))
        .collect(Collectors.joining());
  }

  /** None, what all have in common, and beginnings of some names. */
  private static List<Optional<String>> prefixes(
      SplittableRandom random, String common, List<User> users) {
    List<Optional<String>> prefixes = new ArrayList<>();
    prefixes.add(Optional.empty());
    prefixes.add(Optional.of(common));
    for (int n = 0; n < 6; n++) {
      User user = users.get(random.nextInt(users.size()));
      String name = n % 2 == 0 ? user.username().value() : user.email().value();
      prefixes.add(
          Optional.of(name.substring(0, random.nextInt(common.length() + 1, name.length() + 1))));
    }
    return prefixes;
  }

  private static <T> List<Optional<T>> options(List<T> values) {
    return Stream.concat(Stream.of(Optional.<T>empty()), values.stream().map(Optional::of))
        .toList();
  }
}
