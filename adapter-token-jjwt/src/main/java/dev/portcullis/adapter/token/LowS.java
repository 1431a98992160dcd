package dev.portcullis.adapter.token;

import io.jsonwebtoken.security.SecureDigestAlgorithm;
import io.jsonwebtoken.security.SecureRequest;
import io.jsonwebtoken.security.VerifySecureDigestRequest;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.Key;
import java.util.Arrays;

/**
 * ECDSA on P-256 with low S only. If {@code (r, s)} verifies, {@code (r, n - s)} does too, so
 * anyone could create a second encoding of a token; this class signs with the smaller S, and the
 * verifier accepts nothing else. A signature is two numbers of 32 bytes, big-endian (RFC 7518
 * section 3.4).
 */
final class LowS implements SecureDigestAlgorithm<Key, Key> {
  private static final int NUMBER_LENGTH = 32;

  /** The order of the group, n (NIST SP 800-186 section 3.2.1.3). */
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private static final BigInteger HALF = ORDER.shiftRight(1);

  private final SecureDigestAlgorithm<Key, Key> ecdsa;

  LowS(SecureDigestAlgorithm<Key, Key> ecdsa) {
    this.ecdsa = ecdsa;
  }

  /**
   * Whether the signature is two numbers with 0 < r < n and 0 < s < n (FIPS 186-5 section 6.4.2).
   */
  static boolean areNumbers(byte[] signature) {
    return signature.length == 2 * NUMBER_LENGTH
        && isBelowOrder(new BigInteger(1, signature, 0, NUMBER_LENGTH))
        && isBelowOrder(s(signature));
  }

  /** Whether such a signature has the smaller of the two values of S. */
  static boolean isLow(byte[] signature) {
    return s(signature).compareTo(HALF) <= 0;
  }

  @Override
  public byte[] digest(SecureRequest<InputStream, Key> request) {
    byte[] signature = ecdsa.digest(request);
    return isLow(signature) ? signature : withS(signature, ORDER.subtract(s(signature)));
  }

  @Override
  public boolean verify(VerifySecureDigestRequest<Key> request) {
    return ecdsa.verify(request);
  }

  @Override
  public String getId() {
    return ecdsa.getId();
  }

  private static boolean isBelowOrder(BigInteger number) {
    return number.signum() > 0 && number.compareTo(ORDER) < 0;
  }

  private static BigInteger s(byte[] signature) {
    return new BigInteger(1, signature, NUMBER_LENGTH, NUMBER_LENGTH);
  }

  private static byte[] withS(byte[] signature, BigInteger s) {
    byte[] changed = Arrays.copyOf(signature, signature.length);
    Arrays.fill(changed, NUMBER_LENGTH, changed.length, (byte) 0);
    // At most n/2, so the sign needs no byte of its own.
    byte[] number = s.toByteArray();
    System.arraycopy(number, 0, changed, changed.length - number.length, number.length);
    return changed;
  }
}
