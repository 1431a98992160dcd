package dev.portcullis.bootstrap.config;

import dev.portcullis.adapter.password.BcryptPasswordHasher;
import dev.portcullis.adapter.password.DerivedPasswordList;
import dev.portcullis.adapter.password.PasswordDenylist;
import dev.portcullis.adapter.password.Pepper;
import dev.portcullis.domain.credential.CommonPasswords;
import dev.portcullis.domain.credential.PasswordPolicy;
import dev.portcullis.domain.token.LoopbackHost;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The password policy, and how passwords are stored.
 *
 * @param policy the rules for new passwords
 * @param cost of new hashes
 * @param peppers the first is for new hashes; may be empty
 * @param breachRange the address of the breach lookup; empty if it is disabled
 */
public record PasswordConfig(
    PasswordPolicy policy, int cost, List<Pepper> peppers, Optional<URI> breachRange) {
  private static final URI DEFAULT_RANGE = URI.create("https://api.pwnedpasswords.com/range/");
  private static final String PEPPERS_EXPECTED =
      "must be id:base64 pairs separated by commas, each of 32 bytes or more"
          + " (echo p1:$(openssl rand -base64 32) makes one)";

  private static final Setting<Integer> MIN_LENGTH =
      Setting.of(
              "AUTH_PASSWORD_MIN_LENGTH",
              Parsers.integer(PasswordPolicy.FLOOR, PasswordPolicy.DEFAULT.maxLength()),
              "minimum length of new passwords, in Unicode code points; at least 8")
          .or(PasswordPolicy.DEFAULT.minLength());
  private static final Setting<CommonPasswords> DENYLIST =
      Setting.of(
              "AUTH_PASSWORD_DENYLIST",
              PasswordConfig::denylist,
              "file of passwords to refuse, one per line, in addition to the built-in list")
          .or(CommonPasswords.NONE, "none");
  private static final Setting<Boolean> BREACH_CHECK =
      Setting.flag(
          "AUTH_PASSWORD_BREACH_CHECK",
          "`true` looks up new passwords in a breach service; only the first digits of a hash are sent");
  private static final Setting<URI> BREACH_URL =
      Setting.of(
              "AUTH_PASSWORD_BREACH_URL",
              PasswordConfig::range,
              "another service with the same range protocol")
          .or(DEFAULT_RANGE, "Have I Been Pwned");
  private static final Setting<Integer> COST =
      Setting.of(
              "AUTH_PASSWORD_COST",
              Parsers.integer(BcryptPasswordHasher.MIN_COST, BcryptPasswordHasher.MAX_COST),
              "bcrypt cost of new hashes, 10 to 14; each step doubles the time")
          .or(BcryptPasswordHasher.DEFAULT_COST);
  private static final Setting<List<Pepper>> PEPPERS =
      Setting.of(
              "AUTH_PASSWORD_PEPPER",
              PasswordConfig::peppers,
              "`id:base64` pairs, the first is for new hashes; see [passwords](docs/passwords.md)")
          .or(List.of(), "none")
          .masked();

  static final List<Setting<?>> SETTINGS =
      List.of(MIN_LENGTH, DENYLIST, BREACH_CHECK, BREACH_URL, COST, PEPPERS);

  /** Copies {@code peppers}. */
  public PasswordConfig {
    peppers = List.copyOf(peppers);
  }

  static PasswordConfig from(Variables variables) {
    return new PasswordConfig(
        policy(variables), variables.get(COST), variables.get(PEPPERS), breachRange(variables));
  }

  private static PasswordPolicy policy(Variables variables) {
    int max = PasswordPolicy.DEFAULT.maxLength();
    int min = variables.get(MIN_LENGTH);
    CommonPasswords own = variables.get(DENYLIST);
    return new PasswordPolicy(min, max, DerivedPasswordList.shipped().or(own));
  }

  private static CommonPasswords denylist(String path) {
    try {
      return PasswordDenylist.read(Parsers.path(path));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "names a file that cannot be read as UTF-8 text: " + path, unreadable);
    }
  }

  private static Optional<URI> breachRange(Variables variables) {
    boolean wanted = variables.get(BREACH_CHECK);
    URI range = variables.get(BREACH_URL);
    return wanted ? Optional.of(range) : Optional.empty();
  }

  private static URI range(String text) {
    String expected = "must be an https URL, or http with a loopback host, that ends with a slash";
    try {
      URI uri = new URI(text);
      if (uri.getHost() == null || !isSafe(uri) || !text.endsWith("/")) {
        throw new IllegalArgumentException(expected);
      }
      return uri;
    } catch (URISyntaxException notAnAddress) {
      throw new IllegalArgumentException(expected, notAnAddress);
    }
  }

  private static boolean isSafe(URI uri) {
    return "https".equals(uri.getScheme())
        || ("http".equals(uri.getScheme()) && LoopbackHost.matches(uri.getHost()));
  }

  private static List<Pepper> peppers(String text) {
    List<Pepper> peppers = Parsers.list(text).stream().map(PasswordConfig::pepper).toList();
    Set<String> ids = new HashSet<>();
    for (Pepper pepper : peppers) {
      if (!ids.add(pepper.id())) {
        throw new IllegalArgumentException("names the pepper " + pepper.id() + " twice");
      }
    }
    return peppers;
  }

  private static Pepper pepper(String pair) {
    int colon = pair.indexOf(':');
    try {
      return new Pepper(
          pair.substring(0, colon), Base64.getDecoder().decode(pair.substring(colon + 1)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
      // Without the exception's own message, which may contain part of a key.
      throw new IllegalArgumentException(PEPPERS_EXPECTED, wrong);
    }
  }
}
