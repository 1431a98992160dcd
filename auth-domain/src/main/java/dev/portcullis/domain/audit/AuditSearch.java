package dev.portcullis.domain.audit;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A question to the audit trail, whose answer is newest first. Immutable.
 *
 * @param filter which entries
 * @param before only entries with a lower id: the {@code next} of the page before
 * @param limit the greatest number of entries, from 1 to {@value #MAX_LIMIT}
 */
public record AuditSearch(Filter filter, Optional<UUID> before, int limit) {
  /** The greatest page. */
  public static final int MAX_LIMIT = 100;

  /**
   * A question.
   *
   * @throws IllegalArgumentException if {@code limit} is out of range
   */
  public AuditSearch {
    requireNonNull(filter, "filter");
    requireNonNull(before, "before");
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be from 1 to " + MAX_LIMIT + ": " + limit);
    }
  }

  /**
   * Which entries; each filter that is given must match.
   *
   * @param since only what happened at this time or later
   * @param until only what happened before this time
   * @param actor only what this user did
   * @param subject only what concerns the account of this user
   * @param event only events with this name
   * @param isByOperator only what operators did at a command line
   */
  public record Filter(
      Optional<Instant> since,
      Optional<Instant> until,
      Optional<UserId> actor,
      Optional<UserId> subject,
      Optional<String> event,
      boolean isByOperator) {
    /** Every entry. */
    public static final Filter NONE =
        new Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);

    /** A filter that asks for no operators in particular. */
    public Filter(
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<UserId> actor,
        Optional<UserId> subject,
        Optional<String> event) {
      this(since, until, actor, subject, event, false);
    }

    /** This filter, and only what operators did. */
    public Filter byOperators() {
      return new Filter(since, until, actor, subject, event, true);
    }

    /** All parts are required, and may be empty. */
    public Filter {
      requireNonNull(since, "since");
      requireNonNull(until, "until");
      requireNonNull(actor, "actor");
      requireNonNull(subject, "subject");
      requireNonNull(event, "event");
    }
  }
}
