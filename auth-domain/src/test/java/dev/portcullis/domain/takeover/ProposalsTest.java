package dev.portcullis.domain.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.Username;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalsTest {
  private static final int WORLDS = 300;
  private static final String[] SNIPPETS = {
    "ada",
    "Ada",
    "ADA",
    "ä",
    "ß",
    " ",
    "@",
    "example.org",
    "-",
    "_",
    ".",
    "Иван",
    "\u0000",
    "x",
    "ﬁ",
    "\uD83D\uDE00",
    "\u202E",
    "user",
    "1",
    "17",
    "''",
    "averyveryveryverylongname",
    "<",
    ">",
    "mailto:"
  };

  @ParameterizedTest
  @CsvSource({
    "märrie, marrie",
    "Anna Maria, Anna-Maria",
    "o'brien, obrien",
    "ada@example.org, ada",
    "Иван, ivan",
    "'!', ivan",
    "'_x!', x-17",
    "ad, ad-17",
    "a-very-long-name-that-goes-on-and-on, a-very-long-name-that-goes-on-an"
  })
  void usernameIsBroughtToOurAlphabet(String username, String proposed) {
    assertEquals(Optional.of(proposed), proposal(username, "ivan@example.org").username());
  }

  @ParameterizedTest
  @CsvSource({
    "mailto:ada@example.org, ada@example.org",
    "'Ada <ada@example.org>', ada@example.org",
    "'ada@example.org;', ada@example.org",
    "ada, account-17@import.invalid",
    "ada@localhost, account-17@import.invalid",
    "jös@example.org, account-17@import.invalid"
  })
  void addressIsRepairedAndNeverGuessed(String email, String proposed) {
    Proposal proposal = proposal("ada", email);
    assertEquals(Optional.of(proposed), proposal.email());
    assertEquals(Optional.empty(), proposal.username());
  }

  @Test
  void duplicateGetsANameThatNoOtherAccountHas() {
    SourceAccount first = Accounts.account(1, "ada", "ada@example.org");
    SourceAccount second = Accounts.account(2, "Ada", "ada2@example.org");
    SourceAccount third = Accounts.account(3, "ada-2", "ada3@example.org");
    AccountRules rules = Accounts.rules(Renames.NONE, first, second, third);
    CheckedAccount refused = rules.check(second, Occupied.NOTHING);
    assertEquals("Ada-2-2", rules.proposedUsername(refused, 0).orElseThrow().value());
    assertEquals("Ada-2-3", rules.proposedUsername(refused, 3).orElseThrow().value());
  }

  /** The law of proposals: who follows them has no refused account any more. */
  @Test
  void accountsComeOverUnderWhatIsProposed() {
    Random random = new Random(20260101);
    for (int world = 0; world < WORLDS; world++) {
      SourceAccount[] accounts = accounts(random);
      AccountRules rules = Accounts.rules(Renames.NONE, accounts);
      Map<Long, Rename> renames = new HashMap<>();
      for (SourceAccount account : accounts) {
        CheckedAccount checked = rules.check(account, Occupied.NOTHING);
        if (!checked.isGood()) {
          Proposal proposal = rules.proposal(checked, rules.proposedUsername(checked, 0));
          proposal.username().ifPresent(name -> assertTrue(Username.parse(name).isPresent(), name));
          proposal
              .email()
              .ifPresent(mail -> assertTrue(EmailAddress.parse(mail).isPresent(), mail));
          renames.put(
              account.id(),
              new Rename(proposal.username(), proposal.email(), proposal.withoutPassword()));
        }
      }
      AccountRules again = Accounts.rules(new Renames(renames, Map.of()), accounts);
      for (SourceAccount account : accounts) {
        assertEquals(
            List.of(), again.check(account, Occupied.NOTHING).findings(), account::toString);
      }
    }
  }

  private static SourceAccount[] accounts(Random random) {
    List<SourceAccount> accounts = new ArrayList<>();
    int count = 1 + random.nextInt(30);
    for (int id = 1; id <= count; id++) {
      accounts.add(Accounts.account(id, text(random), text(random) + "@" + text(random)));
    }
    return accounts.toArray(SourceAccount[]::new);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(SNIPPETS[random.nextInt(SNIPPETS.length)]);
    }
    return text.toString();
  }

  private static Proposal proposal(String username, String email) {
    SourceAccount account = Accounts.account(17, username, email);
    AccountRules rules = Accounts.rules(Renames.NONE, account);
    CheckedAccount refused = rules.check(account, Occupied.NOTHING);
    return rules.proposal(refused, rules.proposedUsername(refused, 0));
  }
}
