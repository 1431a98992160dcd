package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.domain.token.RejectionReason;
import java.util.Base64;

/**
 * A text that has the form of a JWS in compact serialization (RFC 7515 section 7.1): at most 4096
 * characters, three segments, each canonical base64url. So each signature has exactly one encoding.
 * The contents of the segments are not checked here.
 */
final class CompactForm {
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final byte[] header;
  private final byte[] payload;
  private final byte[] signature;
  private final byte[] signed;

  private CompactForm(String text, int firstDot, int secondDot) throws Refusal {
    this.header = decode(text.substring(0, firstDot));
    this.payload = decode(text.substring(firstDot + 1, secondDot));
    this.signature = decode(text.substring(secondDot + 1));
    this.signed = text.substring(0, secondDot).getBytes(US_ASCII);
  }

  static CompactForm parse(String text) throws Refusal {
    // First of all, so that the work below is bounded.
    if (text.length() > TokenLimits.MAX_LENGTH) {
      throw malformed();
    }
    int firstDot = text.indexOf('.');
    int secondDot = text.indexOf('.', firstDot + 1);
    if (firstDot < 0 || secondDot < 0) {
      throw malformed();
    }
    for (int i = 0; i < text.length(); i++) {
      if (i != firstDot && i != secondDot && !isBase64Url(text.charAt(i))) {
        throw malformed();
      }
    }
    return new CompactForm(text, firstDot, secondDot);
  }

  byte[] header() {
    return header;
  }

  byte[] payload() {
    return payload;
  }

  byte[] signature() {
    return signature;
  }

  /** The signing input: the first two segments with the dot between them. */
  byte[] signed() {
    return signed;
  }

  @Override
  public String toString() {
    return "CompactForm[***]";
  }

  private static byte[] decode(String segment) throws Refusal {
    try {
      byte[] bytes = DECODER.decode(segment);
      // The decoder ignores the unused bits of the last character, which would allow a second
      // encoding of the same token.
      if (ENCODER.encodeToString(bytes).equals(segment)) {
        return bytes;
      }
    } catch (IllegalArgumentException impossibleLength) {
      throw malformed();
    }
    throw malformed();
  }

  private static boolean isBase64Url(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  private static Refusal malformed() {
    return new Refusal(RejectionReason.MALFORMED);
  }
}
