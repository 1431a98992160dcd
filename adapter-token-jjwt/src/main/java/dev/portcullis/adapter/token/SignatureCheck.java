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
 * The one signature check that a token costs. JJWT is asked for the signature alone: its parser
 * would read header and claims a second time, by laxer rules.
 */
final class SignatureCheck {
  private SignatureCheck() {}

  static boolean passes(CompactForm form, VerificationKey key) {
    if (!SignatureShape.fits(form.signature(), key)) {
      return false;
    }
    try {
      return SignatureScheme.of(key.algorithm()).verify(new Request(form, key.key()));
    } catch (JwtException notEvenWrong) {
      return false;
    }
  }

  // JJWT reads null as "the default one".
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
