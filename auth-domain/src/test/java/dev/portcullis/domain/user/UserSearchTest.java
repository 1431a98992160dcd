package dev.portcullis.domain.user;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserPosition.OfId;
import dev.portcullis.domain.user.UserPosition.OfTerm;
import dev.portcullis.testkit.fixture.Ids;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserSearchTest {
  private final User ada = aUser().named("Ada").withEmail("adam@example.org").build();

  @Test
  void prefixIsKeptInLowerCaseWithoutBlanksAtItsEnds() {
    assertEquals(Optional.of("ada"), search(" ADA\u00a0").prefix());
    assertEquals(Optional.empty(), search("").prefix());
    assertEquals(Optional.empty(), search(" \t").prefix());
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
  void pageSizeIsLimited(int limit) {
    assertEquals(100, UserSearch.all(100).limit());
    assertEquals(1, UserSearch.all(1).limit());
    assertThrows(IllegalArgumentException.class, () -> UserSearch.all(limit));
  }

  @Test
  void userIsListedAtItsUsernameElseAtItsAddressElseNowhere() {
    assertEquals(Optional.of(new OfTerm("ada")), search("ad").positionOf(ada));
    assertEquals(Optional.of(new OfTerm("adam@example.org")), search("adam").positionOf(ada));
    assertEquals(Optional.empty(), search("adb").positionOf(ada));
    assertEquals(Optional.of(new OfId(ada.id())), UserSearch.all(1).positionOf(ada));
  }

  @Test
  void userIsListedOnceThoughBothNamesMatch() {
    assertTrue(search("ad").lists(ada, new OfTerm("ada")));
    assertFalse(search("ad").lists(ada, new OfTerm("adam@example.org")));
  }

  @Test
  void userOfAnotherRoleOrStatusIsNotListed() {
    OfId place = new OfId(ada.id());
    assertTrue(with(Optional.of(RoleName.USER), Optional.of(UserStatus.ACTIVE)).lists(ada, place));
    assertFalse(with(Optional.of(RoleName.ADMIN), Optional.empty()).lists(ada, place));
    assertFalse(with(Optional.empty(), Optional.of(UserStatus.LOCKED)).lists(ada, place));
  }

  @Test
  void positionOfAnotherListIsRefused() {
    for (UserPosition other :
        List.of(new OfId(Ids.userId()), new OfTerm("bob"), new OfTerm("ada\u00e4"))) {
      assertFalse(search("ada").hasPosition(other));
      assertThrows(IllegalArgumentException.class, () -> search("ada").after(other));
    }
    assertThrows(IllegalArgumentException.class, () -> UserSearch.all(1).after(new OfTerm("ada")));
    assertEquals(Optional.of(new OfTerm("adam")), search("ada").after(new OfTerm("adam")).after());
  }

  private static UserSearch search(String prefix) {
    return new UserSearch(
        Optional.of(prefix), Optional.empty(), Optional.empty(), Optional.empty(), 1);
  }

  private static UserSearch with(Optional<RoleName> role, Optional<UserStatus> status) {
    return new UserSearch(Optional.empty(), role, status, Optional.empty(), 1);
  }
}
