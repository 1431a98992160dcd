package dev.portcullis.adapter.persistence;

import static dev.portcullis.adapter.persistence.generated.Tables.CREDENTIALS;
import static dev.portcullis.adapter.persistence.generated.Tables.IMPORTED_ACCOUNTS;
import static dev.portcullis.adapter.persistence.generated.Tables.ROLES;
import static dev.portcullis.adapter.persistence.generated.Tables.USERS;
import static dev.portcullis.adapter.persistence.generated.Tables.USER_ROLES;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.RoleNotFoundException;
import dev.portcullis.domain.takeover.AccountIntake;
import dev.portcullis.domain.takeover.IntakeConflictException;
import dev.portcullis.domain.takeover.NewAccount;
import dev.portcullis.domain.takeover.Occupied;
import dev.portcullis.domain.takeover.SourceId;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.Username;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Table;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * Stores accounts of other systems with one statement for each table. Thread-safe.
 *
 * <p>The accounts are recorded as taken over first: of two runs for one source, the second waits
 * there for the first, and is then refused.
 */
final class JooqAccountIntake implements AccountIntake {
  private final DSLContext db;
  private final JooqTransactionRunner transactions;

  JooqAccountIntake(DSLContext db, JooqTransactionRunner transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  @Override
  public Set<Long> takenOver(SourceId source, long first, long last) {
    return db.select(IMPORTED_ACCOUNTS.SOURCE_ID)
        .from(IMPORTED_ACCOUNTS)
        .where(IMPORTED_ACCOUNTS.SOURCE.eq(source.value()))
        .and(IMPORTED_ACCOUNTS.SOURCE_ID.between(first, last))
        .fetchSet(IMPORTED_ACCOUNTS.SOURCE_ID);
  }

  @Override
  public Occupied occupied(Collection<Username> usernames, Collection<EmailAddress> emails) {
    // Most takeovers are into a new database, which needs no search for thousands of keys.
    return db.fetchExists(USERS)
        ? new Occupied(occupiedUsernames(usernames), occupiedEmails(emails))
        : Occupied.NOTHING;
  }

  private Set<String> occupiedUsernames(Collection<Username> usernames) {
    List<byte[]> keys = usernames.stream().map(name -> bytes(name.key())).distinct().toList();
    return keys.isEmpty()
        ? Set.of()
        : db.select(USERS.USERNAME_KEY).from(USERS).where(USERS.USERNAME_KEY.in(keys)).stream()
            .map(row -> text(row.value1()))
            .collect(Collectors.toSet());
  }

  /** Under the keys of earlier versions as well, which the unique key cannot detect. */
  private Set<String> occupiedEmails(Collection<EmailAddress> emails) {
    Set<String> wanted = emails.stream().map(EmailAddress::key).collect(Collectors.toSet());
    Set<String> searched = new HashSet<>(wanted);
    emails.forEach(email -> searched.addAll(email.formerKeys()));
    List<byte[]> keys = searched.stream().map(JooqAccountIntake::bytes).toList();
    return keys.isEmpty()
        ? Set.of()
        : db
            .select(USERS.EMAIL_KEY, USERS.EMAIL)
            .from(USERS)
            .where(USERS.EMAIL_KEY.in(keys))
            .stream()
            .flatMap(JooqAccountIntake::keysOf)
            .filter(wanted::contains)
            .collect(Collectors.toSet());
  }

  private static Stream<String> keysOf(Record2<byte[], String> row) {
    return Stream.concat(
        Stream.of(text(row.value1())),
        EmailAddress.parse(row.value2()).map(EmailAddress::key).stream());
  }

  @Override
  public void add(SourceId source, List<NewAccount> accounts) {
    requireNonNull(source, "source");
    transactions.requireTransaction();
    if (accounts.isEmpty()) {
      return;
    }
    try {
      addRecords(source, accounts);
      addUsers(accounts);
    } catch (IntegrityConstraintViolationException taken) {
      throw new IntakeConflictException(taken);
    }
    addRoles(accounts);
    addPasswords(accounts);
  }

  private void addRecords(SourceId source, List<NewAccount> accounts) {
    insert(
        IMPORTED_ACCOUNTS,
        List.of(IMPORTED_ACCOUNTS.SOURCE, IMPORTED_ACCOUNTS.SOURCE_ID, IMPORTED_ACCOUNTS.USER_ID),
        accounts.stream()
            .map(each -> List.of(source.value(), each.sourceId(), each.user().id().value())));
  }

  private void addUsers(List<NewAccount> accounts) {
    insert(
        USERS,
        List.of(USERS.fields()),
        accounts.stream()
            .map(each -> Arrays.asList(JooqUserRepository.toRecord(each.user()).intoArray())));
  }

  private void addRoles(List<NewAccount> accounts) {
    try {
      insert(
          USER_ROLES,
          List.of(USER_ROLES.USER_ID, USER_ROLES.ROLE_NAME),
          accounts.stream().map(NewAccount::user).flatMap(JooqAccountIntake::rolesOf));
    } catch (IntegrityConstraintViolationException refused) {
      throw missingRole(accounts).<RuntimeException>map(missing -> missing).orElse(refused);
    }
  }

  private static Stream<Collection<?>> rolesOf(User user) {
    return user.roles().stream().sorted().map(role -> List.of(user.id().value(), role.value()));
  }

  private Optional<RoleNotFoundException> missingRole(List<NewAccount> accounts) {
    Set<String> present = db.select(ROLES.NAME).from(ROLES).fetchSet(ROLES.NAME);
    return accounts.stream()
        .flatMap(each -> each.user().roles().stream())
        .filter(role -> !present.contains(role.value()))
        .min(RoleName::compareTo)
        .map(RoleNotFoundException::new);
  }

  private void addPasswords(List<NewAccount> accounts) {
    insert(
        CREDENTIALS,
        List.of(CREDENTIALS.USER_ID, CREDENTIALS.PASSWORD_HASH, CREDENTIALS.CHANGED_AT),
        accounts.stream().flatMap(JooqAccountIntake::passwordOf));
  }

  private static Stream<Collection<?>> passwordOf(NewAccount account) {
    return account
        .password()
        .<Collection<?>>map(
            hash ->
                List.of(
                    account.user().id().value(),
                    hash.encoded().getBytes(UTF_8),
                    account.user().createdAt()))
        .stream();
  }

  private void insert(
      Table<?> table, List<? extends Field<?>> fields, Stream<? extends Collection<?>> rows) {
    ManyRows.insert(db, table, fields, rows.toList());
  }

  private static byte[] bytes(String key) {
    return key.getBytes(US_ASCII);
  }

  private static String text(byte[] key) {
    return new String(key, US_ASCII);
  }
}
