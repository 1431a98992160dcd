package dev.portcullis.adapter.password;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.credential.PlainPassword;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hashes passwords with bcrypt. The stored form is {@code v1$<pepperId>$<bcrypt>}, where bcrypt is
 * over {@code base64(HMAC-SHA-384(pepper, NFC(password)))}: 64 characters, so that every byte of a
 * long password matters although bcrypt reads only 72 (ASVS 5.0 V6.2.9, V11.4). Without a pepper,
 * the id is {@code -} and the key of the HMAC is a public constant.
 *
 * <p>A bare {@code $2a$}, {@code $2b$} or {@code $2y$} hash, imported from another system, is
 * verified as that system did: over the password as typed, cut at 72 bytes.
 *
 * <p>Every verification takes the time of the greatest cost seen so far: further hashes are
 * computed and discarded for a hash of a lower cost, and for a hash with a {@link #defect}.
 * Thread-safe; one call at cost 12 uses a core for about a quarter of a second.
 */
public final class BcryptPasswordHasher implements PasswordHasher {
  /** The default cost of new hashes. */
  public static final int DEFAULT_COST = 12;

  /** The minimum cost of new hashes (OWASP Password Storage Cheat Sheet). */
  public static final int MIN_COST = 10;

  /**
   * The maximum cost of new and of stored hashes. A stored hash of a greater cost would use a core
   * for seconds or minutes at each sign-in.
   */
  public static final int MAX_COST = 14;

  private final int cost;
  private final Pepper current;
  private final Map<String, Pepper> peppers = new LinkedHashMap<>();
  private final SecureRandom random;
  private final Bcrypt bcrypt;
  private final AtomicInteger greatestCost;

  /**
   * Creates a hasher.
   *
   * @param cost of new hashes, {@value #MIN_COST} to {@value #MAX_COST}; each step doubles the time
   * @param peppers the first is used for new hashes, the others to verify older ones; may be empty
   * @param random source of salts
   * @throws IllegalArgumentException if the cost is out of range, or two peppers have the same id
   */
  public BcryptPasswordHasher(int cost, List<Pepper> peppers, SecureRandom random) {
    this(inRange(cost), peppers, random, new Bcrypt(each -> {}));
  }

  /** For tests, which need cheap hashes and count the work. */
  BcryptPasswordHasher(int cost, List<Pepper> peppers, SecureRandom random, Bcrypt bcrypt) {
    this.cost = cost;
    this.greatestCost = new AtomicInteger(cost);
    this.bcrypt = requireNonNull(bcrypt, "bcrypt");
    this.random = requireNonNull(random, "random");
    this.current = peppers.isEmpty() ? Pepper.NONE : peppers.get(0);
    // Hashes made before the first pepper was configured must still verify.
    this.peppers.put(Pepper.NONE.id(), Pepper.NONE);
    for (Pepper pepper : peppers) {
      if (this.peppers.putIfAbsent(pepper.id(), pepper) != null) {
        throw new IllegalArgumentException("two peppers have the id " + pepper.id());
      }
    }
  }

  @Override
  public PasswordHash hash(PlainPassword password) {
    requireNonNull(password, "password");
    byte[] salt = new byte[Bcrypt.SALT_BYTES];
    random.nextBytes(salt);
    byte[] secret = digest(current, password);
    try {
      return StoredForm.encode(current, bcrypt.hash(cost, salt, secret));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /** {@inheritDoc} A hash with a {@link #defect} never matches, and takes the same time. */
  @Override
  public boolean verify(PlainPassword password, PasswordHash hash) {
    requireNonNull(password, "password");
    Optional<StoredForm> usable = StoredForm.of(hash).filter(stored -> defect(stored).isEmpty());
    return usable.map(stored -> verify(password, stored)).orElseGet(() -> refuse(password));
  }

  private boolean verify(PlainPassword password, StoredForm stored) {
    int greatest = greatestCost.accumulateAndGet(stored.cost(), Math::max);
    byte[] secret = secret(stored, password);
    try {
      boolean matches = bcrypt.verify(stored.bcrypt(), secret);
      // 2^k + 2^k + 2^(k+1) + ... + 2^(n-1) rounds are 2^n, the rounds of the greatest cost.
      for (int missing = stored.cost(); missing < greatest; missing++) {
        bcrypt.compute(missing, secret);
      }
      return matches;
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private boolean refuse(PlainPassword password) {
    byte[] secret = digest(current, password);
    try {
      bcrypt.compute(greatestCost.get(), secret);
      return false;
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  @Override
  public boolean needsRehash(PasswordHash hash) {
    return StoredForm.of(hash)
        .filter(stored -> stored.cost() == cost)
        .flatMap(StoredForm::pepperId)
        .filter(current.id()::equals)
        .isEmpty();
  }

  @Override
  public Optional<HashDefect> defect(PasswordHash hash) {
    return StoredForm.of(hash).map(this::defect).orElse(Optional.of(HashDefect.MALFORMED));
  }

  private Optional<HashDefect> defect(StoredForm stored) {
    if (stored.cost() > MAX_COST) {
      return Optional.of(HashDefect.TOO_COSTLY);
    }
    return stored
        .pepperId()
        .filter(id -> !peppers.containsKey(id))
        .map(id -> HashDefect.UNKNOWN_PEPPER);
  }

  private byte[] secret(StoredForm stored, PlainPassword password) {
    return stored
        .pepperId()
        .map(id -> digest(requireNonNull(peppers.get(id)), password))
        .orElseGet(() -> PasswordBytes.asTyped(password));
  }

  private static int inRange(int cost) {
    if (cost < MIN_COST || cost > MAX_COST) {
      throw new IllegalArgumentException("bcrypt cost must be 10 to 14, but is " + cost);
    }
    return cost;
  }

  private static byte[] digest(Pepper pepper, PlainPassword password) {
    byte[] message = PasswordBytes.normalised(password);
    try {
      return pepper.digest(message);
    } finally {
      Arrays.fill(message, (byte) 0);
    }
  }
}
