package dev.portcullis.testkit.token;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/** The two numbers of an ECDSA signature on P-256, and the ways to write them. */
record EcdsaNumbers(BigInteger r, BigInteger s) {
  /** n, the order of the group (NIST SP 800-186 section 3.2.1.3). */
  static final BigInteger ORDER =
      new BigInteger(
          "115792089210356248762697446949407573529996955224135760342422259061068512044369");

  /** p, the prime of the field. */
  static final BigInteger PRIME =
      new BigInteger(
          "115792089210356248762697446949407573530086143415290314195533631308867097853951");

  private static final int LENGTH = 32;

  static EcdsaNumbers of(byte[] signature) {
    return new EcdsaNumbers(
        new BigInteger(1, signature, 0, LENGTH), new BigInteger(1, signature, LENGTH, LENGTH));
  }

  /** With the smaller of the two values that s can have. */
  byte[] low() {
    return with(r, s.min(ORDER.subtract(s)));
  }

  /** With the greater one. */
  byte[] high() {
    return with(r, s.max(ORDER.subtract(s)));
  }

  /** Any two numbers of up to 32 bytes. */
  static byte[] with(BigInteger r, BigInteger s) {
    byte[] bytes = new byte[2 * LENGTH];
    put(r, bytes, LENGTH);
    put(s, bytes, 2 * LENGTH);
    return bytes;
  }

  /** As an ASN.1 sequence of two integers: what JCA writes by default. */
  byte[] der() {
    byte[] first = r.toByteArray();
    byte[] second = s.toByteArray();
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    der.write(0x30);
    der.write(first.length + second.length + 4);
    for (byte[] number : new byte[][] {first, second}) {
      der.write(2);
      der.write(number.length);
      der.writeBytes(number);
    }
    return der.toByteArray();
  }

  private static void put(BigInteger number, byte[] target, int end) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, LENGTH);
    byte[] tail = Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
    System.arraycopy(tail, 0, target, end - length, length);
  }
}
