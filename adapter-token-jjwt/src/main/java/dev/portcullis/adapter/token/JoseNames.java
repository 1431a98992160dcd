package dev.portcullis.adapter.token;

import java.util.Set;

/** Names of the header parameters and claims of an access token (RFC 7515, RFC 7519, RFC 9068). */
final class JoseNames {
  static final String ALGORITHM = "alg";
  static final String KEY_ID = "kid";
  static final String TYPE = "typ";
  static final Set<String> HEADER = Set.of(ALGORITHM, KEY_ID, TYPE);

  /** The only accepted {@code typ} (RFC 9068 section 2.1). */
  static final String ACCESS_TOKEN_TYPE = "at+jwt";

  static final String ISSUER = "iss";
  static final String AUDIENCE = "aud";
  static final String SUBJECT = "sub";
  static final String CLIENT_ID = "client_id";
  static final String SESSION = "sid";
  static final String TOKEN_ID = "jti";
  static final String ISSUED_AT = "iat";
  static final String EXPIRES_AT = "exp";
  static final String ROLES = "roles";
  static final String EPOCH = "ver";
  static final Set<String> CLAIMS =
      Set.of(ISSUER, AUDIENCE, SUBJECT, SESSION, TOKEN_ID, ISSUED_AT, EXPIRES_AT, ROLES, EPOCH);

  /** Claims that tokens of version 0.1 do not carry. */
  static final Set<String> OPTIONAL_CLAIMS = Set.of(CLIENT_ID);

  private JoseNames() {}
}
