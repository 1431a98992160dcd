package dev.portcullis.domain.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.fixture.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AccountRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final Instant THEN = Instant.parse("2021-03-04T05:06:07Z");

  @Test
  void goodAccountComesOverAsItIs() {
    SourceAccount ada = Accounts.account(1, "Ada", "Ada@example.org");
    AccountRules rules = Accounts.rules(Renames.NONE, ada);
    NewAccount account = rules.check(ada, Occupied.NOTHING).account(Ids.userId(), NOW);
    User user = account.user();
    assertEquals("Ada", user.username().value());
    assertEquals("Ada@example.org", user.email().value());
    assertEquals(THEN, user.createdAt());
    assertEquals(Set.of(RoleName.USER), user.roles());
    assertEquals(Optional.of(new PasswordHash(Accounts.BCRYPT)), account.password());
  }

  @Test
  void everyProblemIsFoundAtOnce() {
    SourceAccount empty =
        new SourceAccount(
            9, Optional.empty(), Optional.of(" "), Optional.empty(), Optional.empty(), List.of());
    CheckedAccount checked = check(empty);
    assertEquals("[username-missing, email-missing, password-missing]", found(checked));
    assertEquals(Set.of(Remark.NO_ROLES, Remark.NO_CREATION_TIME), checked.remarks());
    assertThrows(IllegalStateException.class, () -> checked.account(Ids.userId(), NOW));
  }

  @Test
  void invalidValuesAreRefused() {
    assertEquals(
        "[username-invalid, email-invalid]", found(check(Accounts.account(1, "märrie", "marrie"))));
  }

  @Test
  void laterDuplicateIsRefusedEvenIfTheFirstIs() {
    SourceAccount first = Accounts.account(1, "Ada", "not an address");
    SourceAccount second = Accounts.account(2, "ADA ", "ada@example.org");
    SourceAccount third = Accounts.account(3, "third", "ADA@EXAMPLE.ORG");
    AccountRules rules = Accounts.rules(Renames.NONE, first, second, third);
    assertEquals("[email-invalid]", found(rules.check(first, Occupied.NOTHING)));
    assertEquals("[username-duplicate:1]", found(rules.check(second, Occupied.NOTHING)));
    assertEquals("[email-duplicate:2]", found(rules.check(third, Occupied.NOTHING)));
  }

  @Test
  void namesOfUsersThatAreHereAreTaken() {
    Occupied occupied = new Occupied(Set.of("ada"), Set.of("ada@example.org"));
    SourceAccount ada = Accounts.account(1, "Ada", "Ada@example.org");
    AccountRules rules = Accounts.rules(Renames.NONE, ada);
    assertEquals("[username-taken, email-taken]", found(rules.check(ada, occupied)));
  }

  @Test
  void passwordsThatNobodyCanUseAreRefused() {
    assertEquals("[password-unknown]", found(check(Accounts.withPassword("secret1"))));
    assertEquals("[password-unknown]", found(check(Accounts.withPassword("$2a$08$short"))));
    assertEquals(
        "[password-unknown]", found(check(Accounts.withPassword("v1$-$" + Accounts.BCRYPT))));
    assertEquals("[password-missing]", found(check(Accounts.withPassword(""))));
    assertEquals(
        "[password-too-costly]",
        found(check(Accounts.withPassword(Accounts.BCRYPT.replace("$08$", "$15$")))));
    assertEquals(
        "[]", found(check(Accounts.withPassword(Accounts.BCRYPT.replace("$2a$08$", "$2y$14$")))));
  }

  @Test
  void moreRolesThanATokenCanCarryAreRefused() {
    List<String> names = IntStream.range(0, User.MAX_ROLES + 1).mapToObj(i -> "r" + i).toList();
    SourceAccount many = Accounts.withRoles(names);
    AccountRules rules =
        new AccountRules(
            Renames.NONE,
            RoleMapping.of(names, Set.of(), Map.of()),
            RoleName.USER,
            Accounts.HASHER,
            1);
    assertEquals("[too-many-roles]", found(rules.check(many, Occupied.NOTHING)));
  }

  @Test
  void roleThatIsNewInTheSourceIsNotDropped() {
    assertEquals("[role-unknown]", found(check(Accounts.withRoles(List.of("user", "newcomer")))));
  }

  @Test
  void renamesAreAppliedBeforeTheCheck() {
    SourceAccount first = Accounts.account(1, "märrie", "x");
    SourceAccount second = Accounts.account(2, "marrie", "marrie@example.org");
    SourceAccount third = Accounts.withPassword("plain");
    Renames renames =
        new Renames(
            Map.of(
                1L,
                new Rename(Optional.of("marrie-1"), Optional.of("m@example.org"), false),
                third.id(),
                new Rename(Optional.empty(), Optional.empty(), true)),
            Map.of("marrie", new Rename(Optional.of("mary"), Optional.empty(), false)));
    AccountRules rules = Accounts.rules(renames, first, second, third);
    assertEquals(
        "marrie-1",
        rules.check(first, Occupied.NOTHING).identity().username().orElseThrow().value());
    assertEquals(
        "mary", rules.check(second, Occupied.NOTHING).identity().username().orElseThrow().value());
    CheckedAccount without = rules.check(third, Occupied.NOTHING);
    assertTrue(without.isGood());
    assertEquals(Optional.empty(), without.password());
  }

  @Test
  void timeOfCreationThatIsToComeBecomesNow() {
    SourceAccount later =
        new SourceAccount(
            1,
            Optional.of("ada"),
            Optional.of("ada@example.org"),
            Optional.of(new PasswordHash(Accounts.BCRYPT)),
            Optional.of(NOW.plusSeconds(1)),
            List.of());
    assertEquals(NOW, check(later).account(Ids.userId(), NOW).user().createdAt());
  }

  private static CheckedAccount check(SourceAccount account) {
    return Accounts.rules(Renames.NONE, account).check(account, Occupied.NOTHING);
  }

  private static String found(CheckedAccount checked) {
    return checked.findings().toString();
  }
}
