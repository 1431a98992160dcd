package dev.portcullis.adapter.http.discovery;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.token.LoopbackHost;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An issuer identifier that is a URL with metadata (RFC 8414 section 2): an {@code https} URL, or
 * an {@code http} one of this machine, without user, query and fragment. Immutable.
 */
public final class IssuerUrl {
  /** The JWK Set, under any issuer. */
  static final String JWKS = "/.well-known/jwks.json";

  private static final String OAUTH = "/.well-known/oauth-authorization-server";
  private static final String OPENID = "/.well-known/openid-configuration";

  private final String issuer;
  private final String path;

  private IssuerUrl(String issuer, String path) {
    this.issuer = issuer;
    this.path = path;
  }

  /** Parses {@code name}; empty if it is not such a URL. */
  public static Optional<IssuerUrl> of(String name) {
    return parse(requireNonNull(name, "name"))
        .filter(IssuerUrl::leadsToAHost)
        .map(uri -> new IssuerUrl(name, withoutSlash(uri.getRawPath())));
  }

  /** The {@code iss} of its tokens, character by character. */
  String issuer() {
    return issuer;
  }

  /** The address of its JWK Set. */
  String jwksUri() {
    return withoutSlash(issuer) + JWKS;
  }

  /**
   * The paths at which clients look for the metadata: {@code /.well-known/…} before the path of the
   * issuer (RFC 8414 section 3.1), after it (section 5), and without it, for a proxy that removes
   * the path.
   */
  public List<String> metadataPaths() {
    return paths(OAUTH, OAUTH + path, path + OAUTH, OPENID, OPENID + path, path + OPENID);
  }

  /** The paths of its JWK Set, in addition to {@code /.well-known/jwks.json}. */
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
    // Not URI.getHost, which is null for a name with an underscore, as some networks have.
    String authority = uri.getRawAuthority();
    if (uri.getScheme() == null
        || authority == null
        || authority.contains("@")
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      return false;
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String host = authority.replaceFirst(":[0-9]*$", "");
    return scheme.equals("https") || (scheme.equals("http") && LoopbackHost.matches(host));
  }

  private static String withoutSlash(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
