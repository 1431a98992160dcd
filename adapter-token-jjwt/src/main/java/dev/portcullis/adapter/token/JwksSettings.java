package dev.portcullis.adapter.token;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.token.LoopbackHost;
import java.net.URI;
import java.util.Locale;

/**
 * The URL of the JWK Set of an issuer. Immutable.
 *
 * @param uri the URL
 * @param plainHttp whether {@code http} is accepted for hosts other than loopback. An attacker who
 *     can change the set in transit can sign tokens, so allow it only in networks that protect the
 *     transfer by other means
 */
public record JwksSettings(URI uri, boolean plainHttp) {
  /**
   * The settings.
   *
   * @throws IllegalArgumentException if the URL has no host, has user information or a fragment, or
   *     uses neither {@code https} nor, where allowed, {@code http}
   */
  public JwksSettings {
    requireNonNull(uri, "uri");
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "JWK Set URL must have a host, and neither user information nor a fragment");
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    boolean plain = scheme.equals("http") && (plainHttp || LoopbackHost.matches(uri.getHost()));
    if (!scheme.equals("https") && !plain) {
      throw new IllegalArgumentException(
          "JWK Set URL must use https, or http with a loopback host");
    }
  }

  /**
   * Settings with a URL that uses {@code https}, or {@code http} with a loopback host.
   *
   * @throws IllegalArgumentException if {@code uri} is not such a URL
   */
  public static JwksSettings at(String uri) {
    return new JwksSettings(URI.create(uri), false);
  }
}
