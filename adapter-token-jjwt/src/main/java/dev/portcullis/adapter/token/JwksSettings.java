package dev.portcullis.adapter.token;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where an issuer publishes its JWK Set.
 *
 * @param uri its address
 * @param plainHttp whether {@code http} will do beyond this machine. Whoever can change the set on
 *     its way signs tokens as they like, so this is for networks that protect it by other means
 */
public record JwksSettings(URI uri, boolean plainHttp) {
  /** Names and literal addresses of this machine; no other name is looked up to find out. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

  /**
   * The settings.
   *
   * @throws IllegalArgumentException unless the address is {@code https}, or {@code http} where
   *     that is allowed, with a host and without user and fragment
   */
  public JwksSettings {
    requireNonNull(uri, "uri");
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("a JWK Set has an address with a host, and no more");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    boolean plain = scheme.equals("http") && (plainHttp || isLoopback(uri));
    if (!scheme.equals("https") && !plain) {
      throw new IllegalArgumentException("a JWK Set is fetched by https, or from this machine");
    }
  }

  /** An address that is {@code https}, or on this machine. */
  public static JwksSettings at(String uri) {
    return new JwksSettings(URI.create(uri), false);
  }

  private static boolean isLoopback(URI uri) {
    return LOOPBACK.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches();
  }
}
