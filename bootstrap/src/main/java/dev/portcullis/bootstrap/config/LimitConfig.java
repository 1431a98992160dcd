package dev.portcullis.bootstrap.config;

import dev.portcullis.domain.ratelimit.AddressRange;
import dev.portcullis.domain.ratelimit.PermitWindow;
import dev.portcullis.domain.ratelimit.ProgressiveDelay;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import java.time.Duration;
import java.util.List;

/**
 * How the settings of throttling are read: {@code AUTH_LIMIT_…} and {@code AUTH_TRUSTED_PROXIES}.
 */
final class LimitConfig {
  private static final RateLimitSettings USUAL = RateLimitSettings.DEFAULT;
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final int MANY = 1_000_000_000;

  private LimitConfig() {}

  static RateLimitSettings from(Variables variables) {
    return new RateLimitSettings(
        account(variables),
        window(variables, "AUTH_LIMIT_SOURCE", USUAL.source()),
        window(variables, "AUTH_LIMIT_GLOBAL", USUAL.global()),
        window(variables, "AUTH_LIMIT_SIGNUP", USUAL.signUp()),
        variables.read(
            "AUTH_LIMIT_KNOWN_SOURCE",
            USUAL.knownSource(),
            Parsers.duration(Duration.ZERO, LONGEST)));
  }

  /** The ranges between commas. */
  static List<AddressRange> proxies(String text) {
    return Parsers.list(text).stream().map(LimitConfig::range).toList();
  }

  private static AddressRange range(String text) {
    return AddressRange.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "must be addresses or ranges such as 10.0.0.0/8, separated by commas"));
  }

  private static ProgressiveDelay account(Variables variables) {
    ProgressiveDelay usual = USUAL.account();
    int free =
        variables.read("AUTH_LIMIT_ACCOUNT_FAILURES", usual.free(), Parsers.integer(1, MANY));
    Duration first = delay(variables, "AUTH_LIMIT_ACCOUNT_FIRST_DELAY", usual.first());
    Duration longest = delay(variables, "AUTH_LIMIT_ACCOUNT_MAX_DELAY", usual.longest());
    Duration forget = delay(variables, "AUTH_LIMIT_ACCOUNT_FORGET_AFTER", usual.forgetAfter());
    if (longest.compareTo(first) < 0) {
      variables.problem(
          "AUTH_LIMIT_ACCOUNT_MAX_DELAY",
          "must not be shorter than AUTH_LIMIT_ACCOUNT_FIRST_DELAY, which is " + first);
      return usual;
    }
    if (forget.compareTo(longest) <= 0) {
      variables.problem(
          "AUTH_LIMIT_ACCOUNT_FORGET_AFTER",
          "must be longer than AUTH_LIMIT_ACCOUNT_MAX_DELAY, which is " + longest);
      return usual;
    }
    return new ProgressiveDelay(free, first, longest, forget);
  }

  private static PermitWindow window(Variables variables, String name, PermitWindow usual) {
    return new PermitWindow(
        variables.read(name + "_PERMITS", usual.permits(), Parsers.integer(1, MANY)),
        variables.read(
            name + "_WINDOW", usual.length(), Parsers.duration(Duration.ofSeconds(1), LONGEST)));
  }

  private static Duration delay(Variables variables, String name, Duration usual) {
    return variables.read(name, usual, Parsers.duration(SHORTEST, LONGEST));
  }
}
