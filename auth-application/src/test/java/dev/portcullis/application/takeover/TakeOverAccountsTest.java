package dev.portcullis.application.takeover;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.application.takeover.TakeoverReport.Counts;
import dev.portcullis.application.takeover.TakeoverReport.End;
import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.audit.AdministrationEvent;
import dev.portcullis.domain.audit.AuditActor;
import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.takeover.Problem;
import dev.portcullis.domain.takeover.Remark;
import dev.portcullis.domain.takeover.Rename;
import dev.portcullis.domain.takeover.Renames;
import dev.portcullis.domain.takeover.SourceAccount;
import dev.portcullis.domain.takeover.SourceUnavailableException;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.Username;
import dev.portcullis.testkit.fake.ForwardingPasswordHasher;
import dev.portcullis.testkit.fake.InMemoryAccountIntake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TakeOverAccountsTest {
  private static final Operator OPERATOR = new Operator("ada");
  private static final PasswordHash HASH =
      new PasswordHash("$2a$08$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG");
  private static final Instant CREATED = Instant.parse("2020-02-02T02:02:02Z");
  private static final PasswordHasher ANY_HASH =
      new ForwardingPasswordHasher() {
        @Override
        public Optional<HashDefect> defect(PasswordHash hash) {
          return Optional.empty();
        }
      };

  private final Stage stage = new Stage();
  private final TakeoverPorts ports =
      new TakeoverPorts(
          new InMemoryAccountIntake(stage.database),
          stage.rules,
          stage.journal,
          ANY_HASH,
          stage.ids);
  private final TakeOverAccounts takeOver = new TakeOverAccounts(ports, RoleName.USER, stage.clock);
  private final CheckTakeover check = new CheckTakeover(ports, RoleName.USER, stage.clock);
  private final ListedAccounts source = new ListedAccounts("here");

  @Test
  void accountComesOverWithPasswordRolesTimeAndAuditEntry() {
    source.with(account(17, "Ada", "user", "admin"));
    TakeoverReport report = apply();
    assertEquals(new Counts(1, 0, 1, 0, 1), report.counts());
    User ada = find("ada");
    assertEquals(CREATED, ada.createdAt());
    assertEquals(Set.of(RoleName.USER, RoleName.ADMIN), ada.roles());
    assertEquals(HASH, stage.accounts.credentials().findByUser(ada.id()).orElseThrow().hash());
    assertEquals(
        List.of(new AdministrationEvent.AccountImported(AuditActor.of(OPERATOR), ada.id(), 17)),
        stage.audit.events());
    assertEquals(Map.of(Remark.GETS_PERMISSIONS, 1L), report.remarks());
  }

  @Test
  void checkWritesNothing() {
    source.withRole("Auditor").with(account(1, "ada", "Auditor"));
    TakeoverReport report = check.check(TakeoverRequest.of(source), TakeoverListener.NONE);
    assertEquals(End.CHECKED, report.end());
    assertEquals(new Counts(1, 0, 1, 0, 0), report.counts());
    assertTrue(stage.users.isEmpty());
    assertEquals(List.of(), stage.audit.events());
    assertEquals(3, stage.rules.roles().findAll().size());
  }

  @Test
  void oneRefusedAccountStopsAllUnlessItIsSkipped() {
    source.with(account(1, "ada", "user")).with(account(2, "ADA", "user"));
    TakeoverReport refused = apply();
    assertEquals(End.CHECKED, refused.end());
    assertEquals(Map.of(Problem.USERNAME_DUPLICATE, 1L), refused.problems());
    assertTrue(stage.users.isEmpty());

    TakeoverReport skipped =
        takeOver.takeOver(
            OPERATOR, TakeoverRequest.of(source).skippingRefused(), TakeoverListener.NONE);
    assertEquals(new Counts(2, 0, 1, 1, 1), skipped.counts());
  }

  @Test
  void secondRunFindsNothingToDoWhateverHasBecomeOfTheAccounts() {
    source.with(account(1, "ada", "user")).with(account(2, "bob", "user"));
    apply();
    User ada = find("ada");
    stage.users.update(ada.renamed(new Username("lovelace"), ada.email()));
    stage.users.remove(find("bob").id());

    assertEquals(new Counts(2, 2, 0, 0, 0), apply().counts());
    assertEquals(ada.id(), find("lovelace").id());
    assertEquals(Optional.empty(), stage.users.findByUsername(new Username("bob")));
  }

  @Test
  void accountOfAnotherSourceWithTheSameNumberIsAnother() {
    source.with(account(1, "ada", "user"));
    apply();
    ListedAccounts other = new ListedAccounts("elsewhere").with(account(1, "robert", "user"));
    TakeoverReport report =
        takeOver.takeOver(OPERATOR, TakeoverRequest.of(other), TakeoverListener.NONE);
    assertEquals(new Counts(1, 0, 1, 0, 1), report.counts());
  }

  @Test
  void namesOfUsersThatAreHereAreRefusedWithAFreeProposal() {
    stage.users.add(aUser().withUsername("Ada").build());
    stage.users.add(aUser().withUsername("ada-5").build());
    source.with(account(5, "ada", "user"));
    List<RefusedAccount> refused = new ArrayList<>();
    check.check(TakeoverRequest.of(source), collecting(refused));
    assertEquals(1, refused.size());
    assertEquals(Optional.of("ada-5-2"), refused.get(0).proposal().username());
    assertEquals(Optional.empty(), refused.get(0).proposal().email());
  }

  @Test
  void everyRefusedAccountIsToldOnceAndItsProposalIsAccepted() {
    source.with(account(1, "ada", "user")).with(account(2, "Ada", "user"));
    source.with(account(3, "ädä", "user")).with(account(4, "", "user"));
    List<RefusedAccount> refused = new ArrayList<>();
    TakeoverRequest request = TakeoverRequest.of(source).skippingRefused();
    takeOver.takeOver(OPERATOR, request, collecting(refused));
    assertEquals(List.of(2L, 3L, 4L), refused.stream().map(each -> each.account().id()).toList());

    Map<Long, Rename> renames = new HashMap<>();
    refused.forEach(
        each ->
            renames.put(
                each.account().id(),
                new Rename(each.proposal().username(), each.proposal().email(), false)));
    TakeoverReport report =
        takeOver.takeOver(
            OPERATOR,
            TakeoverRequest.of(source).withRenames(new Renames(renames, Map.of())),
            TakeoverListener.NONE);
    assertEquals(new Counts(4, 1, 3, 0, 3), report.counts());
  }

  @Test
  void newRoleIsCreatedOnceWithoutPermissions() {
    source.withRole("Auditor").with(account(1, "ada", "Auditor"));
    apply();
    RoleName auditor = new RoleName("auditor");
    assertEquals(Set.of(auditor), find("ada").roles());
    assertEquals(0, stage.rules.load().grantsOf(Set.of(auditor)).asSet().size());
    assertEquals(
        new AdministrationEvent.RoleCreated(AuditActor.of(OPERATOR), auditor, List.of()),
        stage.audit.events().get(0));
    apply();
    assertEquals(2, stage.audit.events().size());
  }

  @Test
  void operatorGivesOtherRoles() {
    source.with(account(1, "ada", "admin"));
    TakeoverRequest request = TakeoverRequest.of(source).withRoles(Map.of("admin", RoleName.USER));
    takeOver.takeOver(OPERATOR, request, TakeoverListener.NONE);
    assertEquals(Set.of(RoleName.USER), find("ada").roles());
  }

  @Test
  void lostSourceLosesNothingThatCameOverAndTheNextRunGoesOn() {
    fill(SourcePages.SIZE + 500);
    // Two phases with two pages and an empty one each, and one page of the third phase.
    source.failAfter(7);
    assertThrows(SourceUnavailableException.class, this::apply);
    source.failAfter(Integer.MAX_VALUE);
    TakeoverReport report = apply();
    assertEquals(SourcePages.SIZE, report.counts().before());
    assertEquals(500, report.counts().stored());
  }

  @Test
  void stopEndsBetweenTwoTransactions() {
    fill(SourcePages.SIZE + 500);
    TakeoverReport report =
        takeOver.takeOver(
            OPERATOR,
            TakeoverRequest.of(source),
            new TakeoverListener() {
              private boolean isStopping;

              @Override
              public void progress(Phase phase, long done, long total) {
                isStopping = phase == Phase.STORE;
              }

              @Override
              public boolean isStopping() {
                return isStopping;
              }
            });
    assertEquals(End.STOPPED, report.end());
    assertEquals(SourcePages.SIZE, report.counts().stored());
    assertEquals(500, apply().counts().stored());
  }

  @Test
  void accountsThatAreAddedMeanwhileComeOver() {
    source.with(account(1, "ada", "user"));
    TakeoverReport report =
        takeOver.takeOver(
            OPERATOR,
            TakeoverRequest.of(source),
            new TakeoverListener() {
              @Override
              public void progress(Phase phase, long done, long total) {
                if (phase == Phase.STORE) {
                  // The transaction of number 0 was committed late.
                  source.with(account(0, "late", "user")).with(account(2, "next", "user"));
                }
              }
            });
    assertEquals(new Counts(3, 2, 1, 0, 3), report.counts());
  }

  @Test
  void nameThatIsTakenMeanwhileIsRefusedAndTheOthersComeOver() {
    source.with(account(1, "ada", "user")).with(account(2, "bob", "user"));
    User taker = aUser().withUsername("bob").build();
    TakeoverReport report =
        takeOver.takeOver(
            OPERATOR,
            TakeoverRequest.of(source).skippingRefused(),
            new TakeoverListener() {
              @Override
              public void progress(Phase phase, long done, long total) {
                if (phase == Phase.CHECK) {
                  stage.users.add(taker);
                }
              }
            });
    assertEquals(new Counts(2, 0, 1, 1, 1), report.counts());
    assertEquals(taker.id(), find("bob").id());
  }

  private TakeoverReport apply() {
    return takeOver.takeOver(OPERATOR, TakeoverRequest.of(source), TakeoverListener.NONE);
  }

  private void fill(int count) {
    for (int id = 1; id <= count; id++) {
      source.with(account(id, "user" + id, "user"));
    }
  }

  private User find(String name) {
    return stage.users.findByUsername(new Username(name)).orElseThrow();
  }

  private static TakeoverListener collecting(List<RefusedAccount> refused) {
    return new TakeoverListener() {
      @Override
      public void refused(RefusedAccount account) {
        refused.add(account);
      }
    };
  }

  private static SourceAccount account(long id, String name, String... roles) {
    return new SourceAccount(
        id,
        Optional.of(name),
        Optional.of("mail" + id + "-" + name.length() + "@example.org"),
        Optional.of(HASH),
        Optional.of(CREATED),
        List.of(roles));
  }
}
