package dev.portcullis.adapter.http.discovery;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An issuer whose name says where to ask about it (RFC 8414 section 2): an {@code https} URL, or an
 * {@code http} one of this machine, without user, query and fragment. Immutable.
 */
public final class IssuerUrl {
  /** The JWK Set, under any issuer. */
  static final String JWKS = "/.well-known/jwks.json";

  private static final String OAUTH = "/.well-known/oauth-authorization-server";
  private static final String OPENID = "/.well-known/openid-configuration";

  /** Names and literal addresses of this machine; no other name is looked up to find out. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

  private final String issuer;
  private final String path;

  private IssuerUrl(String issuer, String path) {
    this.issuer = issuer;
    this.path = path;
  }

  /** The issuer {@code name}, if it is such a URL. */
  public static Optional<IssuerUrl> of(String name) {
    return parse(requireNonNull(name, "name"))
        .filter(IssuerUrl::leadsToAHost)
        .map(uri -> new IssuerUrl(name, withoutSlash(uri.getRawPath())));
  }

  /** The {@code iss} of its tokens, character by character. */
  String issuer() {
    return issuer;
  }

  /** Where its JWK Set is. */
  String jwksUri() {
    return withoutSlash(issuer) + JWKS;
  }

  /**
   * Where its metadata is asked for: below the root by those who put {@code /.well-known} before
   * the path of the issuer (RFC 8414 section 3.1), below that path by those who put it behind
   * (section 5), and without that path through a proxy that has taken it off.
   */
  public List<String> metadataPaths() {
    return paths(OAUTH, OAUTH + path, path + OAUTH, OPENID, OPENID + path, path + OPENID);
  }

  /** Where its JWK Set is asked for, beside {@code /.well-known/jwks.json}. */
  public List<String> jwksPaths() {
    return paths(path + JWKS).stream().filter(each -> !each.equals(JWKS)).toList();
  }

  private static List<String> paths(String... paths) {
    Set<String> different = new LinkedHashSet<>();
    Stream.of(paths).forEach(different::add);
    return List.copyOf(different);
  }

  private static Optional<URI> parse(String name) {
    try {
      return Optional.of(new URI(name));
    } catch (URISyntaxException noUrl) {
      return Optional.empty();
    }
  }

  private static boolean leadsToAHost(URI uri) {
    // Not the host of the URI: it has none where the name has an underscore, as in some networks.
    String authority = uri.getRawAuthority();
    if (uri.getScheme() == null
        || authority == null
        || authority.contains("@")
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      return false;
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String host = authority.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
    return scheme.equals("https") || (scheme.equals("http") && LOOPBACK.matcher(host).matches());
  }

  private static String withoutSlash(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
