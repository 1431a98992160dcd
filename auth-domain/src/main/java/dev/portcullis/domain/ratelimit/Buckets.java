package dev.portcullis.domain.ratelimit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.user.AccountName;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which buckets an attempt is counted in. Identifiers and sources are digested with a key
 * (HMAC-SHA-256): who reads the store learns neither. Nodes that count together need the same key.
 * Whether an account exists makes no difference. Thread-safe; never prints the key.
 */
public final class Buckets {
  /** The least number of bytes of a key. */
  public static final int MIN_KEY_LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String KNOWN = "KNOWN_SOURCE";

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
   * Those of a sign-in, in the order in which they are counted.
   *
   * @param identifier a username or an e-mail address, any text
   */
  public List<Bucket> signIn(String identifier, SourceAddress source) {
    BucketKey known = knownSource(identifier, source);
    // The narrowest first: of many at once nearly all lose there, before they touch, fill and give
    // back what others share.
    return List.of(
        Bucket.of(accountAndSource(identifier, source), settings.account()),
        Bucket.of(account(identifier), settings.account()).exceptFor(known),
        Bucket.of(key(RateLimit.SOURCE, source.network(), ""), settings.source()),
        Bucket.of(key(RateLimit.GLOBAL, "", ""), settings.global()).exceptFor(known));
  }

  /** Those of a sign-up. */
  public List<Bucket> signUp(SourceAddress source) {
    return List.of(Bucket.of(key(RateLimit.SIGN_UP, source.network(), ""), settings.signUp()));
  }

  /** What is remembered of a source from which {@code identifier} has signed in well. */
  public BucketKey knownSource(String identifier, SourceAddress source) {
    return digest(KNOWN, source.network(), normalised(identifier));
  }

  /** Where failures on an account are counted, from whichever source. */
  public BucketKey account(String identifier) {
    return key(RateLimit.ACCOUNT, "", normalised(identifier));
  }

  /** Where failures on an account from one source are counted. */
  public BucketKey accountAndSource(String identifier, SourceAddress source) {
    return key(RateLimit.ACCOUNT_AND_SOURCE, source.network(), normalised(identifier));
  }

  @Override
  public String toString() {
    return "Buckets[***]";
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
