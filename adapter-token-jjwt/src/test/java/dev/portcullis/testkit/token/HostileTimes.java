package dev.portcullis.testkit.token;

import static dev.portcullis.testkit.token.TokenForge.quoted;

import dev.portcullis.domain.token.RejectionReason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Invalid and expired times under a valid signature. */
final class HostileTimes {
  /** More than the allowed clock skew. */
  private static final long FAR_AHEAD = 120;

  private final TokenForge forge;
  private final long issued;
  private final long ttl;
  private final List<HostileToken> rows = new ArrayList<>();

  private HostileTimes(TokenForge forge) {
    this.forge = forge;
    this.issued = forge.claims().issuedAt().getEpochSecond();
    this.ttl = forge.claims().expiresAt().getEpochSecond() - issued;
  }

  static List<HostileToken> rows(TokenForge forge) {
    HostileTimes times = new HostileTimes(forge);
    times.types("exp", times.issued + times.ttl);
    times.types("iat", times.issued);
    times.notBefore();
    times.spans();
    times.digits();
    return times.rows;
  }

  private void types(String name, long value) {
    refused(name + " in quotes", forge.payloadWith(name, quoted(Long.toString(value))));
    refused(name + " with a fraction", forge.payloadWith(name, value + ".5"));
    refused(name + " with an empty fraction", forge.payloadWith(name, value + ".0"));
    refused(name + " with an exponent", forge.payloadWith(name, value + "e0"));
    refused(name + " in milliseconds", forge.payloadWith(name, value + "000"));
    refused(name + " as a date", forge.payloadWith(name, quoted("2999-01-01T00:00:00Z")));
    refused(name + " in a list", forge.payloadWith(name, "[" + value + "]"));
    refused(name + " with a leading zero", forge.payloadWith(name, "0" + value));
    refused(name + " with a plus sign", forge.payloadWith(name, "+" + value));
    for (String odd :
        List.of("-1", "-9223372036854775809", "9223372036854775807", "9223372036854775808")) {
      refused(name + " is " + odd, forge.payloadWith(name, odd));
    }
    refused(name + " wraps to the good one", forge.payloadWith(name, wrapped(value)));
    refused(name + " beyond the year 9999", forge.payloadWith(name, "253402300800"));
    refused(name + " of 2 000 digits", forge.payloadWith(name, "9".repeat(2000)));
    refused(name + " is infinite", forge.payloadWith(name, "1e999999999"));
    refused(name + " is not a number", forge.payloadWith(name, "NaN"));
  }

  /** The issuer never writes this claim, so any value is rejected. */
  private void notBefore() {
    refused("nbf is null", forge.payloadWith("nbf", "null"));
    refused("nbf long ago", forge.payloadWith("nbf", "0"));
    refused("nbf when issued", forge.payloadWith("nbf", Long.toString(issued)));
    refused("nbf in the future", forge.payloadWith("nbf", Long.toString(issued + FAR_AHEAD)));
    types("nbf", issued);
  }

  private void spans() {
    refused("issued in the future", lifetime(issued + FAR_AHEAD, issued + FAR_AHEAD + ttl));
    refused("lives too long", lifetime(issued, issued + ttl + 1));
    refused("lives for years", lifetime(issued, issued + 100_000_000L));
    refused("issued long ago, lives too long", lifetime(0, issued + ttl));
    refused("expires when issued", lifetime(issued, issued));
    refused("expires before it is issued", lifetime(issued, issued - 1));
    String old = lifetime(issued - 2 * ttl, issued - ttl);
    row("expired", old, RejectionReason.EXPIRED);
    // The clock of the verifier shows at least the second in which the token was forged.
    row("expires now", lifetime(issued - ttl, issued), RejectionReason.EXPIRED);
    row("expired in 1970", lifetime(0, ttl), RejectionReason.EXPIRED);
  }

  /** Rejected for their length, before they are parsed. */
  private void digits() {
    for (String name : List.of("exp", "iat", "nbf")) {
      for (String value : List.of("9".repeat(100_000), "1e" + "9".repeat(100_000))) {
        String text = forge.token(forge.header(), forge.payloadWith(name, value));
        String start = value.substring(0, 2);
        rows.add(
            new HostileToken(
                "times: " + name + " of 100 000 digits, from " + start,
                text,
                RejectionReason.MALFORMED));
      }
    }
  }

  private String lifetime(long from, long to) {
    return forge
        .payloadWith("iat", Long.toString(from))
        .replaceAll("\"exp\":\\d+", "\"exp\":" + to);
  }

  /** The number that is {@code value} in the low 64 bits. */
  private static String wrapped(long value) {
    return BigInteger.ONE.shiftLeft(64).add(BigInteger.valueOf(value)).toString();
  }

  private void refused(String name, String payload) {
    row(name, payload, RejectionReason.CLAIMS);
  }

  private void row(String name, String payload, RejectionReason reason) {
    rows.add(new HostileToken("times: " + name, forge.token(forge.header(), payload), reason));
  }
}
