package dev.portcullis.domain.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.testkit.fixture.Ids;
import dev.portcullis.testkit.fixture.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * All histories of late commits in a feed that is numbered by a sequence: transactions get their
 * numbers in order and end in any order, some of them without a commit, and the follower polls at
 * any time in between.
 *
 * <p>The test fails if gaps are ignored, that is, if {@link FeedPosition#unread} returns only the
 * range after the highest number. The smallest counterexample has two transactions: the second
 * commits, the follower polls, and the first commits: {@code [2, 1]} with a poll after each.
 */
final class LateCommitsTest {
  private static final int MOST = 5;
  private static final UserId USER = Ids.userId();
  private static final List<SessionId> SESSIONS =
      IntStream.rangeClosed(0, MOST).mapToObj(number -> Ids.sessionId()).toList();

  private final MutableClock clock = MutableClock.atNoon();
  private int histories;

  /**
   * One history.
   *
   * @param order the numbers of the transactions, in the order in which they end
   * @param committed bit i: the transaction numbered i + 1 commits
   * @param polls bit i: the follower polls after the i-th end
   */
  private record History(List<Integer> order, int committed, int polls) {
    boolean commits(int number) {
      return ((committed >> (number - 1)) & 1) == 1;
    }

    boolean isFollowedAfter(int end) {
      return ((polls >> end) & 1) == 1;
    }
  }

  @Test
  void everyCommittedRevocationAppliesAfterTheNextPoll() {
    for (int size = 0; size <= MOST; size++) {
      int subsets = 1 << size;
      forEachOrder(
          IntStream.rangeClosed(1, size).boxed().toList(),
          List.of(),
          order -> {
            for (int committed = 0; committed < subsets; committed++) {
              for (int polls = 0; polls < subsets; polls++) {
                play(new History(order, committed, polls));
              }
            }
          });
    }
    // The sum over n of n! orders, 2^n outcomes and 2^n sets of polls.
    assertEquals(1 + 4 + 2 * 16 + 6 * 64 + 24 * 256 + 120 * 1_024, histories);
  }

  private void play(History history) {
    StagedFeed feed = new StagedFeed();
    Revocations revocations = new Revocations(Duration.ofMinutes(15), Duration.ofMinutes(1));
    RevocationFollower follower =
        new RevocationFollower(feed, new StagedHeartbeat(), revocations, clock);
    follower.follow();
    List<Integer> visible = new ArrayList<>();
    for (int end = 0; end < history.order().size(); end++) {
      int number = history.order().get(end);
      if (history.commits(number)) {
        feed.commit(number, Revocation.of(SESSIONS.get(number)));
        visible.add(number);
      }
      if (history.isFollowedAfter(end)) {
        follower.follow();
        assertKnown(visible, revocations, history);
      }
    }
    follower.follow();
    assertKnown(visible, revocations, history);
    histories++;
  }

  private void assertKnown(List<Integer> visible, Revocations revocations, History history) {
    for (int number : visible) {
      Standing standing = revocations.standing(USER, SESSIONS.get(number), 0, clock.instant());
      assertTrue(standing == Standing.REVOKED, () -> number + " is missed in " + history);
    }
    assertEquals(visible.size(), revocations.size(), history::toString);
  }

  private static void forEachOrder(
      List<Integer> rest, List<Integer> chosen, Consumer<List<Integer>> visitor) {
    if (rest.isEmpty()) {
      visitor.accept(chosen);
    }
    for (Integer next : rest) {
      List<Integer> more = new ArrayList<>(chosen);
      more.add(next);
      forEachOrder(rest.stream().filter(each -> !each.equals(next)).toList(), more, visitor);
    }
  }
}
