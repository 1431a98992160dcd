package dev.portcullis.adapter.persistence;

import dev.portcullis.adapter.persistence.UserCandidates.Candidate;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserPage;
import dev.portcullis.domain.user.UserPosition;
import dev.portcullis.domain.user.UserSearch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Fills pages of a list of users from candidates. Examines a limited number of them for a page, so
 * that a search that finds few among many ends in time; such a page is short, and the next one
 * continues behind it. Thread-safe.
 */
final class UserPages {
  /** Enough for a page of the greatest size if one of twenty candidates matches. */
  static final int MAX_EXAMINED = 2_000;

  private final UserCandidates candidates;
  private final Function<Collection<UUID>, Map<UUID, User>> users;
  private final int maxExamined;

  /** Reads candidates, and then the {@code users} with their ids. */
  UserPages(
      UserCandidates candidates,
      Function<Collection<UUID>, Map<UUID, User>> users,
      int maxExamined) {
    this.candidates = candidates;
    this.users = users;
    this.maxExamined = maxExamined;
  }

  UserPage find(UserSearch search) {
    List<User> listed = new ArrayList<>();
    Optional<UserPosition> position = search.after();
    // One more than requested shows whether a next page exists.
    int wanted = search.limit() + 1;
    for (int examined = 0; examined < maxExamined; examined += wanted, wanted *= 2) {
      wanted = Math.min(wanted, maxExamined - examined);
      List<Candidate> batch = candidates.find(search, position, wanted);
      Map<UUID, User> stored = users.apply(batch.stream().map(Candidate::id).toList());
      for (Candidate candidate : batch) {
        if (isListed(search, candidate, stored)) {
          if (listed.size() == search.limit()) {
            return new UserPage(listed, position);
          }
          listed.add(stored.get(candidate.id()));
        }
        position = Optional.of(candidate.position());
      }
      if (batch.size() < wanted) {
        return new UserPage(listed, Optional.empty());
      }
    }
    return new UserPage(listed, position);
  }

  /**
   * By the user as it is now, which another transaction may have changed since it became a
   * candidate. A user found by its address whose username matches too is listed at its username.
   */
  private static boolean isListed(UserSearch search, Candidate candidate, Map<UUID, User> stored) {
    User user = stored.get(candidate.id());
    return user != null && search.lists(user, candidate.position());
  }
}
