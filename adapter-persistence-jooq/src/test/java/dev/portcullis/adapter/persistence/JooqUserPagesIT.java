package dev.portcullis.adapter.persistence;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserPage;
import dev.portcullis.domain.user.UserRepository;
import dev.portcullis.domain.user.UserSearch;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Pages that end early, because few of the examined users match. */
final class JooqUserPagesIT {
  private static final int EXAMINED = 10;

  @AutoClose private static final TestStore STORE = TestStore.on(TestDatabase.migrated(), 1);
  @AutoClose private static final OneConnection ONE = new OneConnection(STORE.database());

  private final UserRepository users = ONE.users(EXAMINED);

  @Test
  void pagesAreShortAndEveryUserIsListedOnce() {
    String prefix = "short";
    List<User> moderators = new ArrayList<>();
    for (int n = 100; n < 160; n++) {
      boolean isModerator = n % 25 == 24;
      User user =
          aUser()
              .named(prefix + n)
              .withRoles(isModerator ? RoleName.MODERATOR : RoleName.USER)
              .build();
      users.add(user);
      if (isModerator) {
        moderators.add(user);
      }
    }
    List<UserPage> pages = pages(search(prefix, Optional.of(RoleName.MODERATOR), 5));
    assertEquals(moderators, pages.stream().flatMap(page -> page.users().stream()).toList());
    // Each user is examined at its username and at its address.
    assertEquals(2 * 60 / EXAMINED + 1, pages.size());
    assertTrue(pages.stream().anyMatch(page -> page.users().isEmpty() && page.next().isPresent()));
  }

  @Test
  void limitAboveWhatIsExaminedGivesShortPagesToo() {
    String prefix = "wide";
    List<User> all =
        IntStream.range(10, 35).mapToObj(n -> aUser().named(prefix + n).build()).toList();
    all.forEach(users::add);
    for (int limit : new int[] {1, 4, 5, 9, 10, 11, 100}) {
      List<UserPage> pages = pages(search(prefix, Optional.empty(), limit));
      assertEquals(all, pages.stream().flatMap(page -> page.users().stream()).toList());
      pages.forEach(page -> assertTrue(page.users().size() <= limit));
    }
  }

  @Test
  void everyCombinationOfFiltersEnds() {
    for (UserStatus status : UserStatus.values()) {
      users.add(aUser().withStatus(status).withRoles(RoleName.ADMIN).build());
      UserSearch search =
          new UserSearch(
              Optional.empty(),
              Optional.of(RoleName.ADMIN),
              Optional.of(status),
              Optional.empty(),
              1);
      assertEquals(1, pages(search).stream().mapToInt(page -> page.users().size()).sum());
    }
  }

  private List<UserPage> pages(UserSearch search) {
    List<UserPage> pages = new ArrayList<>();
    UserPage page = users.find(search);
    pages.add(page);
    while (page.next().isPresent()) {
      page = users.find(search.after(page.next().get()));
      pages.add(page);
    }
    return pages;
  }

  private static UserSearch search(String prefix, Optional<RoleName> role, int limit) {
    return new UserSearch(Optional.of(prefix), role, Optional.empty(), Optional.empty(), limit);
  }
}
