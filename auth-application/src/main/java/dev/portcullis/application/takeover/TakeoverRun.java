package dev.portcullis.application.takeover;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.takeover.TakeoverListener.Phase;
import dev.portcullis.application.takeover.TakeoverReport.End;
import dev.portcullis.domain.access.AccessPolicy;
import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.UnknownRoleException;
import dev.portcullis.domain.takeover.AccountRules;
import dev.portcullis.domain.takeover.AccountSource;
import dev.portcullis.domain.takeover.CheckedAccount;
import dev.portcullis.domain.takeover.EqualAccounts;
import dev.portcullis.domain.takeover.MappedRole;
import dev.portcullis.domain.takeover.Problem;
import dev.portcullis.domain.takeover.Remark;
import dev.portcullis.domain.takeover.RoleMapping;
import dev.portcullis.domain.takeover.SourceAccount;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** One check or takeover of one source. For one thread. */
final class TakeoverRun {
  /** Accounts whose transactions ended late have numbers that were passed already. */
  private static final int MAX_PASSES = 3;

  private final TakeoverPorts ports;
  private final AccountSource source;
  private final TakeoverListener listener;
  private final Clock clock;
  private final RoleMapping roles;
  private final Set<RoleName> powerful;
  private final PageCheck pages;
  private final AccountRules rules;
  private final EqualAccounts equalUsernames;
  private final EqualAccounts equalEmails;
  private final AtomicLong lastHeard = new AtomicLong(Long.MIN_VALUE);

  TakeoverRun(
      TakeoverPorts ports,
      TakeoverRequest request,
      TakeoverListener listener,
      RoleName defaultRole,
      Clock clock) {
    this.ports = requireNonNull(ports, "ports");
    this.source = request.source();
    this.listener = requireNonNull(listener, "listener");
    this.clock = requireNonNull(clock, "clock");
    AccessPolicy policy = ports.rules().load();
    Set<RoleName> present =
        ports.rules().roles().findAll().stream().map(Role::name).collect(Collectors.toSet());
    if (!present.contains(defaultRole)) {
      throw new UnknownRoleException(defaultRole.value());
    }
    roles = RoleMapping.of(source.description().roles(), present, request.roles());
    powerful =
        roles.all().stream()
            .map(MappedRole::role)
            .filter(role -> !policy.grantsOf(Set.of(role)).asSet().isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    rules = new AccountRules(request.renames(), roles, defaultRole, ports.hasher(), source.count());
    pages = new PageCheck(source.description().id(), rules, ports.intake());
    equalUsernames = source.equalUsernames();
    equalEmails = source.equalEmails();
  }

  TakeoverReport check() {
    Tally tally = new Tally();
    SourcePages all = new SourcePages(source, listener);
    boolean isComplete =
        all.forEach(Phase.READ, page -> pages.open(page).forEach(rules::claim))
            && all.forEach(Phase.CHECK, page -> tell(count(page, tally)));
    return report(tally, isComplete ? End.CHECKED : End.STOPPED);
  }

  /** To be called after {@link #check}, which returned {@code checked}. */
  TakeoverReport store(Operator operator, TakeoverReport checked) {
    boolean isFree =
        !checked.problems().containsKey(Problem.USERNAME_TAKEN)
            && !checked.problems().containsKey(Problem.EMAIL_TAKEN);
    AccountWriter writer = new AccountWriter(ports, pages, operator, clock);
    writer.create(roles.created());
    SourcePages all = new SourcePages(source, listener);
    long stored = 0;
    for (int pass = 1; ; pass++) {
      Tally tally = new Tally();
      boolean isComplete =
          all.forEach(Phase.STORE, page -> store(writer.store(page, isFree), page, tally));
      stored += tally.of(Tally.Kind.STORED);
      boolean isLast = pass == MAX_PASSES || source.count() <= tally.of(Tally.Kind.READ);
      if (!isComplete || isLast) {
        tally.add(Tally.Kind.STORED, stored - tally.of(Tally.Kind.STORED));
        return report(tally, isComplete ? End.STORED : End.STOPPED);
      }
    }
  }

  private void store(List<CheckedAccount> checked, List<SourceAccount> page, Tally tally) {
    tally.add(Tally.Kind.STORED, checked.stream().filter(CheckedAccount::isGood).count());
    tell(count(page, checked, tally));
  }

  private List<CheckedAccount> count(List<SourceAccount> page, Tally tally) {
    return count(page, pages.check(pages.open(page)), tally);
  }

  private List<CheckedAccount> count(
      List<SourceAccount> page, List<CheckedAccount> checked, Tally tally) {
    tally.add(Tally.Kind.READ, page.size());
    tally.add(Tally.Kind.BEFORE, page.size() - checked.size());
    checked.forEach(each -> tally.add(each, remarks(each)));
    return checked;
  }

  /** Tells about each account once, although the accounts are read more than once. */
  private void tell(List<CheckedAccount> checked) {
    if (checked.isEmpty()) {
      return;
    }
    List<CheckedAccount> unheard =
        checked.stream().filter(each -> each.source().id() > lastHeard.get()).toList();
    pages.proposals(unheard).forEach(listener::refused);
    lastHeard.accumulateAndGet(checked.get(checked.size() - 1).source().id(), Math::max);
  }

  private Set<Remark> remarks(CheckedAccount checked) {
    Set<Remark> remarks = EnumSet.noneOf(Remark.class);
    long id = checked.source().id();
    if (equalUsernames.firstOf(id).isPresent()) {
      remarks.add(Remark.USERNAME_EQUAL_IN_SOURCE);
    }
    if (equalEmails.firstOf(id).isPresent()) {
      remarks.add(Remark.EMAIL_EQUAL_IN_SOURCE);
    }
    if (checked.roles().stream().anyMatch(powerful::contains)) {
      remarks.add(Remark.GETS_PERMISSIONS);
    }
    return remarks;
  }

  private TakeoverReport report(Tally tally, End end) {
    return new TakeoverReport(
        source.description(), roles.all(), tally.counts(), tally.problems(), tally.remarks(), end);
  }
}
