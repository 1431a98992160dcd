package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.USERS;
import static dev.portcullis.adapter.persistence.generated.Tables.USER_ROLES;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.persistence.generated.tables.records.UsersRecord;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.ConcurrentUpdateException;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserPage;
import dev.portcullis.domain.user.UserRepository;
import dev.portcullis.domain.user.UserSearch;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.domain.user.Username;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The stored users, with their role assignments. Thread-safe. */
final class JooqUserRepository implements UserRepository {
  private final DSLContext db;
  private final JooqTransactionRunner transactions;
  private final RoleAssignments assignments;
  private final EmailOwners owners;
  private final RemovedUsers removed;
  private final UserPages pages;

  JooqUserRepository(DSLContext db, JooqTransactionRunner transactions) {
    this(db, transactions, UserPages.MAX_EXAMINED);
  }

  /** With another limit to the users that are examined for a page. */
  JooqUserRepository(DSLContext db, JooqTransactionRunner transactions, int maxExamined) {
    this.db = db;
    this.transactions = transactions;
    this.assignments = new RoleAssignments(db);
    this.owners = new EmailOwners(db);
    this.removed = new RemovedUsers(db);
    this.pages = new UserPages(new UserCandidates(db), this::findByIds, maxExamined);
  }

  @Override
  public Optional<User> findById(UserId id) {
    return findOne(USERS.ID.eq(requireNonNull(id, "id").value()));
  }

  @Override
  public Optional<User> findByUsername(Username username) {
    return findOne(USERS.USERNAME_KEY.eq(bytes(requireNonNull(username, "username").key())));
  }

  @Override
  public Optional<User> findByEmail(EmailAddress email) {
    return findOne(owners.owns(requireNonNull(email, "email")));
  }

  @Override
  public Optional<User> lockById(UserId id) {
    requireNonNull(id, "id");
    transactions.requireTransaction();
    return withRoles(db.selectFrom(USERS).where(USERS.ID.eq(id.value())).forUpdate().fetch())
        .stream()
        .findFirst();
  }

  @Override
  public UserPage find(UserSearch search) {
    return pages.find(requireNonNull(search, "search"));
  }

  @Override
  public boolean hasActiveHolder(Set<RoleName> roles) {
    return db.fetchExists(
        db.selectOne()
            .from(USER_ROLES)
            .join(USERS)
            .on(USERS.ID.eq(USER_ROLES.USER_ID))
            .where(USER_ROLES.ROLE_NAME.in(roles.stream().map(RoleName::value).toList()))
            .and(USERS.STATUS.eq(UserStatus.ACTIVE.name())));
  }

  @Override
  public long countActiveHolders(Set<RoleName> roles) {
    return db.select(DSL.countDistinct(USER_ROLES.USER_ID))
        .from(USER_ROLES)
        .join(USERS)
        .on(USERS.ID.eq(USER_ROLES.USER_ID))
        .where(USER_ROLES.ROLE_NAME.in(roles.stream().map(RoleName::value).toList()))
        .and(USERS.STATUS.eq(UserStatus.ACTIVE.name()))
        .fetchSingle()
        .value1();
  }

  @Override
  public boolean isEmpty() {
    return !db.fetchExists(USERS);
  }

  @Override
  public void add(User user) {
    requireNonNull(user, "user");
    transactions.atomically(
        () -> {
          owners.refuseTakenBefore(user);
          UniqueKeys.translating(() -> db.executeInsert(toRecord(user)));
          assignments.add(user.id(), user.roles());
        });
  }

  @Override
  public void update(User user) {
    requireNonNull(user, "user");
    transactions.atomically(
        () -> {
          owners.refuseTakenBefore(user);
          UsersRecord changed = toRecord(user.nextVersion());
          Condition unchanged =
              USERS.ID.eq(user.id().value()).and(USERS.VERSION.eq(user.version()));
          if (UniqueKeys.translating(() -> db.executeUpdate(changed, unchanged)) == 0) {
            throw new ConcurrentUpdateException(user.id());
          }
          assignments.change(user.id(), user.roles());
        });
  }

  /** The foreign keys remove role assignments and credential. */
  @Override
  public void remove(UserId id) {
    requireNonNull(id, "id");
    transactions.atomically(
        () -> {
          if (db.deleteFrom(USERS).where(USERS.ID.eq(id.value())).execute() > 0) {
            removed.remove(id.value());
          }
        });
  }

  /** In one statement, so that the roles belong to the same version of the user. */
  private Optional<User> findOne(Condition condition) {
    var rows =
        db.select(USERS.asterisk(), USER_ROLES.ROLE_NAME)
            .from(USERS)
            .leftJoin(USER_ROLES)
            .on(USER_ROLES.USER_ID.eq(USERS.ID))
            .where(condition)
            .fetch();
    return rows.stream()
        .findFirst()
        .map(
            first ->
                toDomain(
                    first.into(USERS),
                    rows.getValues(USER_ROLES.ROLE_NAME).stream()
                        .filter(role -> role != null)
                        .toList()));
  }

  private Map<UUID, User> findByIds(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : withRoles(db.selectFrom(USERS).where(USERS.ID.in(ids)).fetch()).stream()
            .collect(Collectors.toMap(user -> user.id().value(), Function.identity()));
  }

  private List<User> withRoles(List<UsersRecord> found) {
    Map<UUID, List<String>> roles = assignments.of(found.stream().map(UsersRecord::getId).toList());
    return found.stream()
        .map(user -> toDomain(user, roles.getOrDefault(user.getId(), List.of())))
        .toList();
  }

  private static User toDomain(UsersRecord found, Collection<String> roles) {
    return new User(
        new UserId(found.getId()),
        new Username(found.getUsername()),
        new EmailAddress(found.getEmail(), new String(found.getEmailKey(), US_ASCII)),
        UserStatus.valueOf(found.getStatus()),
        roles.stream().map(RoleName::new).collect(Collectors.toSet()),
        found.getEpoch(),
        found.getVersion(),
        found.getCreatedAt());
  }

  static UsersRecord toRecord(User user) {
    return new UsersRecord(
        user.id().value(),
        user.username().value(),
        bytes(user.username().key()),
        user.email().value(),
        bytes(user.email().key()),
        user.status().name(),
        user.epoch(),
        user.version(),
        user.createdAt());
  }

  private static byte[] bytes(String key) {
    return key.getBytes(US_ASCII);
  }
}
