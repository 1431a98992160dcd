package dev.portcullis.bootstrap.config;

import dev.portcullis.domain.ratelimit.AddressRange;
import dev.portcullis.domain.ratelimit.PermitWindow;
import dev.portcullis.domain.ratelimit.ProgressiveDelay;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import java.time.Duration;
import java.util.List;

/** Reads the settings of throttling: {@code AUTH_LIMIT_…} and {@code AUTH_TRUSTED_PROXIES}. */
final class LimitConfig {
  private static final RateLimitSettings USUAL = RateLimitSettings.DEFAULT;
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final int MANY = 1_000_000_000;

  private static final Setting<Integer> FAILURES =
      Setting.of(
              "AUTH_LIMIT_ACCOUNT_FAILURES",
              Parsers.integer(1, MANY),
              "failed sign-ins on an account before the next one must wait; see [throttling](docs/throttling.md)")
          .or(USUAL.account().free());
  private static final Setting<Duration> FIRST_DELAY =
      delay("AUTH_LIMIT_ACCOUNT_FIRST_DELAY", "the first wait; each further failure doubles it")
          .or(USUAL.account().first());
  private static final Setting<Duration> MAX_DELAY =
      delay("AUTH_LIMIT_ACCOUNT_MAX_DELAY", "the longest wait").or(USUAL.account().longest());
  private static final Setting<Duration> FORGET_AFTER =
      delay(
              "AUTH_LIMIT_ACCOUNT_FORGET_AFTER",
              "failures on an account are forgotten after this time without another")
          .or(USUAL.account().expireAfter());
  private static final Window SOURCE =
      Window.of(
          "AUTH_LIMIT_SOURCE",
          USUAL.source(),
          "failed sign-ins allowed from one address in the window");
  private static final Window GLOBAL =
      Window.of(
          "AUTH_LIMIT_GLOBAL", USUAL.global(), "failed sign-ins allowed in all in the window");
  private static final Window SIGN_UP =
      Window.of(
          "AUTH_LIMIT_SIGNUP", USUAL.signUp(), "sign-ups allowed from one address in the window");
  private static final Window EXPORT =
      Window.of(
          "AUTH_LIMIT_EXPORT",
          USUAL.export(),
          "exports of their own data allowed to one user in the window");
  private static final Setting<Duration> KNOWN_SOURCE =
      Setting.of(
              "AUTH_LIMIT_KNOWN_SOURCE",
              Parsers.duration(Duration.ZERO, LONGEST),
              "how long an address stays known to an account after a successful sign-in")
          .or(USUAL.knownSource());

  static final List<Setting<?>> SETTINGS =
      List.of(
          FAILURES,
          FIRST_DELAY,
          MAX_DELAY,
          FORGET_AFTER,
          SOURCE.permits,
          SOURCE.length,
          GLOBAL.permits,
          GLOBAL.length,
          SIGN_UP.permits,
          SIGN_UP.length,
          EXPORT.permits,
          EXPORT.length,
          KNOWN_SOURCE);

  /** The two settings of a limit: permits and window. */
  private record Window(Setting<Integer> permits, Setting<Duration> length) {
    static Window of(String name, PermitWindow usual, String what) {
      return new Window(
          Setting.of(name + "_PERMITS", Parsers.integer(1, MANY), what).or(usual.permits()),
          Setting.of(
                  name + "_WINDOW",
                  Parsers.duration(Duration.ofSeconds(1), LONGEST),
                  "length of this window")
              .or(usual.length()));
    }

    PermitWindow from(Variables variables) {
      return new PermitWindow(variables.get(permits), variables.get(length));
    }
  }

  private LimitConfig() {}

  static RateLimitSettings from(Variables variables) {
    return new RateLimitSettings(
        account(variables),
        SOURCE.from(variables),
        GLOBAL.from(variables),
        SIGN_UP.from(variables),
        EXPORT.from(variables),
        variables.get(KNOWN_SOURCE));
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
    Duration first = variables.get(FIRST_DELAY);
    Duration longest = variables.get(MAX_DELAY);
    Duration forget = variables.get(FORGET_AFTER);
    if (longest.compareTo(first) < 0) {
      variables.problem(
          MAX_DELAY, "must not be shorter than AUTH_LIMIT_ACCOUNT_FIRST_DELAY, which is " + first);
      return usual;
    }
    if (forget.compareTo(longest) <= 0) {
      variables.problem(
          FORGET_AFTER, "must be longer than AUTH_LIMIT_ACCOUNT_MAX_DELAY, which is " + longest);
      return usual;
    }
    return new ProgressiveDelay(variables.get(FAILURES), first, longest, forget);
  }

  private static Setting<Duration> delay(String name, String documentation) {
    return Setting.of(name, Parsers.duration(SHORTEST, LONGEST), documentation);
  }
}
