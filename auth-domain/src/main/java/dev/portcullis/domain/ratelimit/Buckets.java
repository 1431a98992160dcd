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
 * Determines the buckets in which an attempt is counted. Identifiers and sources are replaced by
 * keyed digests (HMAC-SHA-256, RFC 2104), so the store reveals neither. Nodes that share counters
 * need the same key. The number of buckets does not depend on whether an account exists.
 * Thread-safe; {@code toString} is masked.
 */
public final class Buckets {
  /** The least length of a key, in bytes. */
  public static final int MIN_KEY_LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String KNOWN = "KNOWN_SOURCE";
  private static final String STAND_IN = "STAND_IN";

  // Different prefixes for ids and for unknown identifiers, so that no text can collide with an id.
  private static final String KNOWN_USER = "id\0";
  private static final String UNKNOWN = "text\0";

  private final SecretKey key;
  private final RateLimitSettings settings;

  /**
   * Buckets under {@code settings}.
   *
   * @param key the key of the digests; copied
   * @throws IllegalArgumentException if the key is shorter than {@value #MIN_KEY_LENGTH} bytes
   */
  public Buckets(byte[] key, RateLimitSettings settings) {
    if (key.length < MIN_KEY_LENGTH) {
      throw new IllegalArgumentException("a key must have at least " + MIN_KEY_LENGTH + " bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.settings = requireNonNull(settings, "settings");
  }

  /** The limits. */
  public RateLimitSettings settings() {
    return settings;
  }

  /**
   * The buckets of a sign-in, in the order in which they are counted. The buckets of the user are
   * concealed, because they would reveal that a username and an address belong to one account.
   * Unknown identifiers have the same number of buckets, shared with no other identifier.
   *
   * @param identifier a username or an e-mail address, unchecked text
   * @param user the user that the identifier belongs to, if any
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
   * The buckets of a signed-in user who confirms the current password, in the order in which they
   * are counted. None is concealed, because the user may learn of all failures on the own account.
   *
   * @param identifier the username
   */
  public List<Bucket> passwordChange(String identifier, UserId user, SourceAddress source) {
    return concat(
        ofIdentifier(identifier, source),
        ofAccount(account(user), source, exemption(identifier, source)));
  }

  /** The buckets of a sign-up. */
  public List<Bucket> signUp(SourceAddress source) {
    return List.of(Bucket.of(key(RateLimit.SIGN_UP, source.network(), ""), settings.signUp()));
  }

  /** The bucket of an export of the data of {@code user}, from all sources. */
  public List<Bucket> export(UserId user) {
    return List.of(Bucket.of(key(RateLimit.EXPORT, "", account(user)), settings.export()));
  }

  /**
   * The key under which a source is stored as known after a successful sign-in with {@code
   * identifier}.
   */
  public BucketKey knownSource(String identifier, SourceAddress source) {
    return digest(KNOWN, source.network(), normalised(identifier));
  }

  /** The counter of failures with a username or address, from all sources. */
  public BucketKey account(String identifier) {
    return key(RateLimit.ACCOUNT, "", normalised(identifier));
  }

  /** The counter of failures with a username or address, from one source. */
  public BucketKey accountAndSource(String identifier, SourceAddress source) {
    return key(RateLimit.ACCOUNT_AND_SOURCE, source.network(), normalised(identifier));
  }

  /** The counter of failures of a user, by username and address together, from all sources. */
  public BucketKey user(UserId user) {
    return key(RateLimit.USER, "", account(user));
  }

  /** The counter of failures of a user, by username and address together, from one source. */
  public BucketKey userAndSource(UserId user, SourceAddress source) {
    return key(RateLimit.USER_AND_SOURCE, source.network(), account(user));
  }

  @Override
  public String toString() {
    return "Buckets[***]";
  }

  /**
   * The narrowest bucket first: of many parallel attempts, nearly all are refused there, without
   * locking the shared ones.
   */
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

  /**
   * A bucket that never closes. It is written to so that a known account costs the same writes as
   * an unknown identifier, which has a bucket of its own.
   */
  private Bucket standIn(String source, String identifier) {
    ProgressiveDelay rule = settings.account();
    return Bucket.of(
        digest(STAND_IN, source, normalised(identifier)),
        new ProgressiveDelay(Integer.MAX_VALUE, rule.first(), rule.longest(), rule.expireAfter()));
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

  /** Only the last part may contain any character, so that no two triples have the same text. */
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

  /** Different spellings of one username or address have one normalised form. */
  private static String normalised(String identifier) {
    return new AccountName(identifier).key();
  }
}
