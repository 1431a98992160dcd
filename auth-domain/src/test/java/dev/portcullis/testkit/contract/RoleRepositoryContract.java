package dev.portcullis.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.testkit.fixture.Background;
import dev.portcullis.testkit.fixture.Race;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Everything a {@link dev.portcullis.domain.role.RoleRepository} promises. */
public interface RoleRepositoryContract extends StoreContract {
  @Test
  default void rolesAreListedByName() {
    List<RoleName> names = store().roles().findAll().stream().map(Role::name).toList();
    assertTrue(names.containsAll(List.of(RoleName.ADMIN, RoleName.MODERATOR, RoleName.USER)));
    assertEquals(names.stream().sorted().distinct().toList(), names);
  }

  @Test
  default void lockReturnsTheSameRoles() {
    List<Role> locked = store().transactions().inTransaction(() -> store().roles().lockAll());
    assertEquals(store().roles().findAll(), locked);
  }

  @Test
  default void rolesLockedOutsideATransactionAreACallersBug() {
    assertThrows(IllegalStateException.class, () -> store().roles().lockAll());
  }

  @Test
  default void secondLockOfTheRolesWaitsForTheFirstTransaction() {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Background<Boolean> first =
        Background.start(
            () ->
                store()
                    .transactions()
                    .inTransaction(
                        () -> {
                          store().roles().lockAll();
                          locked.countDown();
                          Background.await(release);
                          return true;
                        }));
    Background.await(locked);
    Background<List<Role>> second =
        Background.start(
            () -> store().transactions().inTransaction(() -> store().roles().lockAll()));
    assertTrue(second.isHeldBack());
    release.countDown();
    assertTrue(first.result());
    assertEquals(store().roles().findAll(), second.result());
  }

  @Test
  default void readingTheRolesDoesNotWaitForTheLock() {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Background<Boolean> holder =
        Background.start(
            () ->
                store()
                    .transactions()
                    .inTransaction(
                        () -> {
                          store().roles().lockAll();
                          locked.countDown();
                          Background.await(release);
                          return true;
                        }));
    Background.await(locked);
    assertTrue(store().roles().findAll().size() >= 3);
    release.countDown();
    assertTrue(holder.result());
  }

  @Test
  default void onlyOneTransactionAtATimeHoldsTheRoles() {
    AtomicInteger inside = new AtomicInteger();
    Race<Integer> race =
        Race.of(
            8,
            lane ->
                store()
                    .transactions()
                    .inTransaction(
                        () -> {
                          store().roles().lockAll();
                          int holders = inside.incrementAndGet();
                          store().roles().findAll();
                          inside.decrementAndGet();
                          return holders;
                        }));
    assertEquals(List.of(1, 1, 1, 1, 1, 1, 1, 1), race.results(), race::toString);
  }
}
