package dev.portcullis.domain.ratelimit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.user.AccountName;
import dev.portcullis.domain.user.UserId;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which buckets an attempt is counted in. Identifiers and sources are digested with a key
 * (HMAC-SHA-256): who reads the store learns neither. Nodes that count together need the same key.
 * Whether an account exists makes no difference to their number. Thread-safe; never prints the key.
 */
public final class Buckets {
  /** The least number of bytes of a key. */
  public static final int MIN_KEY_LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String KNOWN = "KNOWN_SOURCE";
  private static final String STAND_IN = "STAND_IN";

  // Before an id, and before a text that leads to nobody: no text can pass for an id.
  private static final String KNOWN_USER = "id\0";
  private static final String UNKNOWN = "text\0";

  private final SecretKey key;
  private final RateLimitSettings settings;

  /**
   * Buckets under {@code settings}.
   *
   * @param key is copied
   * @throws IllegalArgumentException if the key is shorter than {@value #MIN_KEY_LENGTH} bytes
   */
  public Buckets(byte[] key, RateLimitSettings settings) {
    if (key.length < MIN_KEY_LENGTH) {
      throw new IllegalArgumentException("a key has at least " + MIN_KEY_LENGTH + " bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.settings = requireNonNull(settings, "settings");
  }

  /** How often what may be tried. */
  public RateLimitSettings settings() {
    return settings;
  }

  /**
   * Those of a sign-in, in the order in which they are counted. Those of the user are concealed,
   * because they would tell that a name and an address lead to one account. Unknown names have as
   * many, which nobody else shares.
   *
   * @param identifier a username or an e-mail address, any text
   * @param user whom it leads to, if to anybody
   */
  public List<Bucket> signIn(String identifier, Optional<UserId> user, SourceAddress source) {
    String account = user.map(Buckets::account).orElseGet(() -> UNKNOWN + normalised(identifier));
    List<Bucket> ofUser = ofAccount(account, source, exemption(identifier, source));
    return concat(
        ofIdentifier(identifier, source),
        List.of(
            ofUser.get(0).concealedBy(standIn(source.network(), identifier)),
            ofUser.get(1).concealedBy(standIn("", identifier))));
  }

  /**
   * Those of a user who tells the current password, in the order in which they are counted. None is
   * concealed: who is signed in may know of all failures on the account.
   *
   * @param identifier the user's name
   */
  public List<Bucket> passwordChange(String identifier, UserId user, SourceAddress source) {
    return concat(
        ofIdentifier(identifier, source),
        ofAccount(account(user), source, exemption(identifier, source)));
  }

  /** Those of a sign-up. */
  public List<Bucket> signUp(SourceAddress source) {
    return List.of(Bucket.of(key(RateLimit.SIGN_UP, source.network(), ""), settings.signUp()));
  }

  /** What is remembered of a source from which {@code identifier} has signed in well. */
  public BucketKey knownSource(String identifier, SourceAddress source) {
    return digest(KNOWN, source.network(), normalised(identifier));
  }

  /** Where failures on a name or address are counted, from whichever source. */
  public BucketKey account(String identifier) {
    return key(RateLimit.ACCOUNT, "", normalised(identifier));
  }

  /** Where failures on a name or address from one source are counted. */
  public BucketKey accountAndSource(String identifier, SourceAddress source) {
    return key(RateLimit.ACCOUNT_AND_SOURCE, source.network(), normalised(identifier));
  }

  /** Where failures on a user are counted, by whichever name or address, from whichever source. */
  public BucketKey user(UserId user) {
    return key(RateLimit.USER, "", account(user));
  }

  /** Where failures on a user from one source are counted, by whichever name or address. */
  public BucketKey userAndSource(UserId user, SourceAddress source) {
    return key(RateLimit.USER_AND_SOURCE, source.network(), account(user));
  }

  @Override
  public String toString() {
    return "Buckets[***]";
  }

  /** The narrowest first: of many at once nearly all lose there, before they touch the others. */
  private List<Bucket> ofIdentifier(String identifier, SourceAddress source) {
    Exemption known = exemption(identifier, source);
    return List.of(
        Bucket.of(accountAndSource(identifier, source), settings.account()),
        Bucket.of(account(identifier), settings.account()).exceptFor(known),
        Bucket.of(key(RateLimit.SOURCE, source.network(), ""), settings.source()),
        Bucket.of(key(RateLimit.GLOBAL, "", ""), settings.global()).exceptFor(known));
  }

  private List<Bucket> ofAccount(String account, SourceAddress source, Exemption known) {
    BucketKey here = key(RateLimit.USER_AND_SOURCE, source.network(), account);
    BucketKey anywhere = key(RateLimit.USER, "", account);
    return List.of(
        Bucket.of(here, settings.account()),
        Bucket.of(anywhere, settings.account()).exceptFor(known));
  }

  private Exemption exemption(String identifier, SourceAddress source) {
    return new Exemption(knownSource(identifier, source), settings.knownSource());
  }

  /** Never closes: it is there to be written to, where an unknown name has its own bucket. */
  private Bucket standIn(String source, String identifier) {
    ProgressiveDelay rule = settings.account();
    return Bucket.of(
        digest(STAND_IN, source, normalised(identifier)),
        new ProgressiveDelay(Integer.MAX_VALUE, rule.first(), rule.longest(), rule.forgetAfter()));
  }

  private static String account(UserId user) {
    return KNOWN_USER + user;
  }

  private static List<Bucket> concat(List<Bucket> first, List<Bucket> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private BucketKey key(RateLimit limit, String source, String identifier) {
    return digest(limit.name(), source, identifier);
  }

  /** What may hold any character stands last, so that no two triples read the same. */
  private BucketKey digest(String kind, String source, String identifier) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((kind + "\0" + source + "\0" + identifier).getBytes(UTF_8));
      return new BucketKey(HexFormat.of().formatHex(mac.doFinal()));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", missing);
    }
  }

  /** Two texts that can mean the same account are one text. */
  private static String normalised(String identifier) {
    return new AccountName(identifier).key();
  }
}
