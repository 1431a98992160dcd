package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.revocation.FeedRange;
import dev.portcullis.domain.revocation.PublishedRevocation;
import dev.portcullis.domain.revocation.Revocation;
import dev.portcullis.domain.revocation.RevocationFeed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The feed of an {@link InMemoryDatabase}. Numbers become visible in order here. */
public final class InMemoryRevocationFeed implements RevocationFeed {
  private static final int MAX_BATCH = 500;

  private final InMemoryDatabase database;

  /** Over {@code database}. */
  public InMemoryRevocationFeed(InMemoryDatabase database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public void append(Revocation revocation, Instant now) {
    requireNonNull(revocation, "revocation");
    requireNonNull(now, "now");
    database.requireTransaction();
    database.store(database.rows().with(rows().with(revocation, now)));
  }

  @Override
  public List<PublishedRevocation> read(List<FeedRange> ranges, int limit) {
    return rows().feed().stream()
        .map(SessionRows.FeedRow::published)
        .filter(each -> ranges.stream().anyMatch(range -> isIn(range, each.id())))
        .limit(limit)
        .toList();
  }

  @Override
  public int removeBefore(Instant instant, int atMost) {
    return database.join(
        () -> {
          Set<SessionRows.FeedRow> gone =
              rows().feed().stream()
                  .filter(row -> row.at().isBefore(instant))
                  .limit(Math.min(atMost, MAX_BATCH))
                  .collect(Collectors.toSet());
          database.store(database.rows().with(rows().withoutFeed(gone::contains)));
          return gone.size();
        });
  }

  @Override
  public Optional<Instant> oldest() {
    return rows().feed().stream().findFirst().map(SessionRows.FeedRow::at);
  }

  private SessionRows rows() {
    return database.rows().sessions();
  }

  private static boolean isIn(FeedRange range, long id) {
    return range.after() < id && id <= range.last();
  }
}
