package dev.portcullis.application.takeover;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.takeover.MappedRole;
import dev.portcullis.domain.takeover.Problem;
import dev.portcullis.domain.takeover.Remark;
import dev.portcullis.domain.takeover.SourceDescription;
import java.util.List;
import java.util.Map;

/**
 * The result of a check or a takeover. Immutable.
 *
 * @param source what was found
 * @param roles which role each role of the source becomes
 * @param counts how many accounts
 * @param problems how many accounts have each problem
 * @param remarks how many accounts have each remark
 * @param end how it ended
 */
public record TakeoverReport(
    SourceDescription source,
    List<MappedRole> roles,
    Counts counts,
    Map<Problem, Long> problems,
    Map<Remark, Long> remarks,
    End end) {
  /** Copies the collections. */
  public TakeoverReport {
    requireNonNull(source, "source");
    roles = List.copyOf(roles);
    requireNonNull(counts, "counts");
    problems = Map.copyOf(problems);
    remarks = Map.copyOf(remarks);
    requireNonNull(end, "end");
  }

  /** How it ended. */
  public enum End {
    /** All accounts were checked and nothing was written. */
    CHECKED,
    /** What can come over has come over. */
    STORED,
    /** It was stopped before the end; what was stored stays. */
    STOPPED
  }

  /**
   * How many accounts. Immutable.
   *
   * @param read that were read
   * @param before that had come over before
   * @param good that can come over, or have come over now
   * @param refused that cannot
   * @param stored that have come over now
   */
  public record Counts(long read, long before, long good, long refused, long stored) {}
}
