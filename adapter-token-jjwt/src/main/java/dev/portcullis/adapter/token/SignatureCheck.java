package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.VerificationKey;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.VerifySecureDigestRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;

/**
 * Checks the signature of a token. Uses only the signature algorithms of JJWT: its parser would
 * parse header and claims again, with less strict rules. Pure.
 */
final class SignatureCheck {
  private SignatureCheck() {}

  static boolean passes(CompactForm form, VerificationKey key) {
    if (!SignatureShape.fits(form.signature(), key)) {
      return false;
    }
    try {
      return SignatureScheme.of(key.algorithm()).verify(new Request(form, key.key()));
    } catch (JwtException malformed) {
      return false;
    }
  }

  // For JJWT, null means the default provider and source of randomness.
  @SuppressWarnings("NullAway")
  private record Request(CompactForm form, Key key) implements VerifySecureDigestRequest<Key> {
    @Override
    public InputStream getPayload() {
      return new ByteArrayInputStream(form.signed());
    }

    @Override
    public byte[] getDigest() {
      return form.signature();
    }

    @Override
    public Key getKey() {
      return key;
    }

    @Override
    public Provider getProvider() {
      return null;
    }

    @Override
    public SecureRandom getSecureRandom() {
      return null;
    }
  }
}
