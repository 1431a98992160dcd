package dev.portcullis.adapter.persistence.benchmark;

import dev.portcullis.adapter.persistence.DatabaseSettings;
import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.adapter.persistence.ManyUsers;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserPosition;
import dev.portcullis.domain.user.UserPosition.OfId;
import dev.portcullis.domain.user.UserPosition.OfTerm;
import dev.portcullis.domain.user.UserRepository;
import dev.portcullis.domain.user.UserSearch;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.database.TestDatabase;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Times the first and a late page of lists of users on MySQL, in turns. Runs as {@link
 * SessionBenchmark} does.
 */
public final class UserListBenchmark {
  private static final int LIMIT = 20;
  private static final int ROUNDS = 200;

  private final UserRepository users;

  private UserListBenchmark(UserRepository users) {
    this.users = users;
  }

  /** Takes the number of users, or none for a million. */
  public static void main(String[] arguments) throws Exception {
    int count = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    try (TestDatabase database = TestDatabase.mysql();
        JooqPersistence store = JooqPersistence.open(settings(database), new SecureRandom())) {
      store.migrate();
      ManyUsers.store(database, count);
      UserListBenchmark benchmark = new UserListBenchmark(store.users());
      // Behind a fifth of all users: page 10 000 of a million.
      UserPosition fifth = new OfId(new UserId(ManyUsers.id(count / 5)));
      UserPosition last = new OfId(new UserId(ManyUsers.id(count - 50)));
      UserPosition name = new OfTerm("user0200000");
      UserSearch second = search("", "", "").after(new OfId(new UserId(ManyUsers.id(LIMIT))));
      // The first round compiles the code.
      for (int round = 0; round < 2; round++) {
        benchmark.compare("no filter", search("", "", ""), fifth);
        benchmark.compare("no filter, from the second page", second, fifth);
        benchmark.compare("status active", search("", "", "ACTIVE"), fifth);
        benchmark.compare("status disabled (1 of 100)", search("", "", "DISABLED"), last);
        benchmark.compare("role user", search("", "user", ""), fifth);
        benchmark.compare("role admin (1 of 200)", search("", "admin", ""), last);
        benchmark.compare("prefix of everybody", search("user", "", ""), name);
        benchmark.compare("prefix of 10", search("user020000", "", ""), new OfTerm("user0200005"));
        benchmark.compare("prefix, role user", search("user", "user", ""), name);
        benchmark.compare(
            "prefix, role moderator (1 of 100)", search("user", "moderator", ""), name);
        benchmark.compare("prefix, status locked (nobody)", search("user", "", "LOCKED"), name);
      }
    }
  }

  private static DatabaseSettings settings(TestDatabase database) {
    return new DatabaseSettings(database.jdbcUrl(), database.user(), database.password(), 2);
  }

  private static UserSearch search(String prefix, String role, String status) {
    return new UserSearch(
        Optional.of(prefix),
        RoleName.parse(role),
        Optional.of(status).filter(text -> !text.isEmpty()).map(UserStatus::valueOf),
        Optional.empty(),
        LIMIT);
  }

  private void compare(String what, UserSearch first, UserPosition position) {
    UserSearch late = first.after(position);
    long[] firsts = new long[ROUNDS];
    long[] lates = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      firsts[round] = time(first);
      lates[round] = time(late);
    }
    System.out.printf(
        Locale.ROOT,
        "%s: first page %.2f ms, late page %.2f ms, ratio %.2f%n",
        what,
        median(firsts),
        median(lates),
        median(lates) / median(firsts));
  }

  private long time(UserSearch search) {
    long begun = System.nanoTime();
    users.find(search);
    return System.nanoTime() - begun;
  }

  private static double median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e6;
  }
}
