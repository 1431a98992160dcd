package dev.portcullis.application.takeover;

import dev.portcullis.domain.takeover.CheckedAccount;
import dev.portcullis.domain.takeover.Finding;
import dev.portcullis.domain.takeover.Problem;
import dev.portcullis.domain.takeover.Remark;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Counts the accounts of one pass. For one thread. */
final class Tally {
  private final Map<Kind, Long> accounts = new EnumMap<>(Kind.class);
  private final Map<Problem, Long> problems = new EnumMap<>(Problem.class);
  private final Map<Remark, Long> remarks = new EnumMap<>(Remark.class);

  enum Kind {
    READ,
    BEFORE,
    GOOD,
    REFUSED,
    STORED
  }

  void add(Kind kind, long count) {
    accounts.merge(kind, count, Long::sum);
  }

  void add(CheckedAccount checked, Set<Remark> more) {
    add(checked.isGood() ? Kind.GOOD : Kind.REFUSED, 1);
    checked.findings().stream()
        .map(Finding::problem)
        .forEach(problem -> problems.merge(problem, 1L, Long::sum));
    checked.remarks().forEach(remark -> remarks.merge(remark, 1L, Long::sum));
    more.forEach(remark -> remarks.merge(remark, 1L, Long::sum));
  }

  long of(Kind kind) {
    return accounts.getOrDefault(kind, 0L);
  }

  TakeoverReport.Counts counts() {
    return new TakeoverReport.Counts(
        of(Kind.READ), of(Kind.BEFORE), of(Kind.GOOD), of(Kind.REFUSED), of(Kind.STORED));
  }

  Map<Problem, Long> problems() {
    return problems;
  }

  Map<Remark, Long> remarks() {
    return remarks;
  }
}
