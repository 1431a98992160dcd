package dev.portcullis.samples.secretsmaskthemselves.adapter.token;

import java.security.PrivateKey;

final class SilentSigner {
  private final PrivateKey key;

  SilentSigner(PrivateKey key) {
    this.key = key;
  }

  PrivateKey key() {
    return key;
  }
}
