package dev.portcullis.domain.token;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Recognises the loopback hosts of a URL, to which unencrypted HTTP is safe: {@code localhost}, the
 * IPv4 addresses {@code 127.0.0.0/8} and the IPv6 address {@code ::1} (RFC 6890). Pure and
 * thread-safe.
 */
public final class LoopbackHost {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern HOST =
      Pattern.compile("localhost|127(\\." + OCTET + "){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

  private LoopbackHost() {}

  /**
   * Whether {@code host} is a loopback host. Compares text only: other names are not resolved,
   * because the answer of a name server can change.
   *
   * @param host the host of a URL, without port; an IPv6 address in brackets (RFC 3986 section
   *     3.2.2), letters in any case
   */
  public static boolean matches(String host) {
    return HOST.matcher(requireNonNull(host, "host").toLowerCase(Locale.ROOT)).matches();
  }
}
