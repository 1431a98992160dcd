package dev.portcullis.application.takeover;

import dev.portcullis.domain.takeover.AccountIntake;
import dev.portcullis.domain.takeover.AccountRules;
import dev.portcullis.domain.takeover.CheckedAccount;
import dev.portcullis.domain.takeover.Occupied;
import dev.portcullis.domain.takeover.Proposal;
import dev.portcullis.domain.takeover.SourceAccount;
import dev.portcullis.domain.takeover.SourceId;
import dev.portcullis.domain.user.Username;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Checks some accounts at a time against what is stored here.
 *
 * @param source identifies their source
 * @param rules decide
 * @param intake knows what is stored here
 */
record PageCheck(SourceId source, AccountRules rules, AccountIntake intake) {
  /** The accounts of {@code page} that have not come over yet. */
  List<SourceAccount> open(List<SourceAccount> page) {
    Set<Long> done = intake.takenOver(source, page.get(0).id(), page.get(page.size() - 1).id());
    return page.stream().filter(account -> !done.contains(account.id())).toList();
  }

  /** The accounts of {@code open}, checked, in one query for all of them. */
  List<CheckedAccount> check(List<SourceAccount> open) {
    List<CheckedAccount.Identity> wanted = open.stream().map(rules::identity).toList();
    return check(
        open,
        wanted,
        open.isEmpty()
            ? Occupied.NOTHING
            : intake.occupied(
                wanted.stream().flatMap(identity -> identity.username().stream()).toList(),
                wanted.stream().flatMap(identity -> identity.email().stream()).toList()));
  }

  /** The accounts of {@code open}, checked as if no name were taken here. */
  List<CheckedAccount> checkAmongThemselves(List<SourceAccount> open) {
    return check(open, open.stream().map(rules::identity).toList(), Occupied.NOTHING);
  }

  private List<CheckedAccount> check(
      List<SourceAccount> open, List<CheckedAccount.Identity> wanted, Occupied occupied) {
    return IntStream.range(0, open.size())
        .mapToObj(each -> rules.check(open.get(each), wanted.get(each), occupied))
        .toList();
  }

  /** The refused of {@code checked}, with proposals that neither side knows. */
  List<RefusedAccount> proposals(List<CheckedAccount> checked) {
    List<CheckedAccount> refused = checked.stream().filter(each -> !each.isGood()).toList();
    Map<CheckedAccount, Username> names = new LinkedHashMap<>();
    List<CheckedAccount> open = new ArrayList<>(refused);
    for (int attempt = 0; !open.isEmpty(); attempt++) {
      Map<CheckedAccount, Username> candidates = new LinkedHashMap<>();
      for (CheckedAccount each : open) {
        rules.proposedUsername(each, attempt).ifPresent(name -> candidates.put(each, name));
      }
      Set<String> taken = intake.occupied(candidates.values(), List.of()).usernames();
      names.putAll(candidates);
      open =
          candidates.keySet().stream()
              .filter(each -> taken.contains(key(candidates, each)))
              .toList();
    }
    return refused.stream()
        .map(each -> refused(each, Optional.ofNullable(names.get(each))))
        .toList();
  }

  private static String key(Map<CheckedAccount, Username> candidates, CheckedAccount of) {
    return Optional.ofNullable(candidates.get(of)).orElseThrow().key();
  }

  private RefusedAccount refused(CheckedAccount checked, Optional<Username> name) {
    Proposal proposal = rules.proposal(checked, name);
    return new RefusedAccount(checked.source(), checked.findings(), proposal);
  }
}
