package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.user.ConcurrentUpdateException;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.EmailTakenException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserPage;
import dev.portcullis.domain.user.UserRepository;
import dev.portcullis.domain.user.UserSearch;
import dev.portcullis.domain.user.Username;
import dev.portcullis.domain.user.UsernameTakenException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The users of an {@link InMemoryDatabase}. */
public final class InMemoryUserRepository implements UserRepository {
  private final InMemoryDatabase database;

  /** Over {@code database}. */
  public InMemoryUserRepository(InMemoryDatabase database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public Optional<User> findById(UserId id) {
    return Optional.ofNullable(database.rows().users().get(requireNonNull(id, "id")));
  }

  @Override
  public Optional<User> findByUsername(Username username) {
    return all().filter(user -> user.username().key().equals(username.key())).findFirst();
  }

  @Override
  public Optional<User> findByEmail(EmailAddress email) {
    return all().filter(user -> user.email().key().equals(email.key())).findFirst();
  }

  @Override
  public Optional<User> lockById(UserId id) {
    database.requireTransaction();
    return findById(id);
  }

  @Override
  public UserPage find(UserSearch search) {
    List<UserMatch> found =
        all()
            .flatMap(user -> UserMatch.of(search, user).stream())
            .sorted(UserMatch.IN_ORDER)
            .limit(search.limit() + 1L)
            .toList();
    List<UserMatch> listed = found.subList(0, Math.min(found.size(), search.limit()));
    return new UserPage(
        listed.stream().map(UserMatch::user).toList(),
        found.size() > listed.size()
            ? Optional.of(listed.get(listed.size() - 1).position())
            : Optional.empty());
  }

  @Override
  public boolean hasActiveHolder(Set<RoleName> roles) {
    return countActiveHolders(roles) > 0;
  }

  @Override
  public long countActiveHolders(Set<RoleName> roles) {
    return all()
        .filter(User::isActive)
        .filter(user -> !Collections.disjoint(user.roles(), roles))
        .count();
  }

  @Override
  public boolean isEmpty() {
    return database.rows().users().isEmpty();
  }

  @Override
  public void add(User user) {
    requireNonNull(user, "user");
    database.join(
        () -> {
          if (findById(user.id()).isPresent()) {
            throw new IllegalStateException("id " + user.id() + " is in use");
          }
          requireFree(user);
          database.store(database.rows().with(user));
          return true;
        });
  }

  @Override
  public void update(User user) {
    requireNonNull(user, "user");
    database.join(
        () -> {
          if (findById(user.id()).filter(now -> now.version() == user.version()).isEmpty()) {
            throw new ConcurrentUpdateException(user.id());
          }
          requireFree(user);
          database.store(database.rows().with(user.nextVersion()));
          return true;
        });
  }

  @Override
  public void remove(UserId id) {
    requireNonNull(id, "id");
    database.join(
        () -> {
          database.store(database.rows().without(id));
          return true;
        });
  }

  private void requireFree(User user) {
    if (isOfAnotherUser(findByUsername(user.username()), user)) {
      throw new UsernameTakenException();
    }
    if (isOfAnotherUser(findByEmail(user.email()), user)) {
      throw new EmailTakenException();
    }
    for (RoleName role : user.roles()) {
      if (!database.rows().roles().containsKey(role)) {
        throw new RoleNotFoundException(role);
      }
    }
  }

  private Stream<User> all() {
    return database.rows().users().values().stream();
  }

  private static boolean isOfAnotherUser(Optional<User> holder, User user) {
    return holder.filter(other -> !other.id().equals(user.id())).isPresent();
  }
}
