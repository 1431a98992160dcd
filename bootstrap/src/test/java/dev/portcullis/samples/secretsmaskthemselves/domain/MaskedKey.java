package dev.portcullis.samples.secretsmaskthemselves.domain;

import javax.crypto.SecretKey;

record MaskedKey(SecretKey key) {
  @Override
  public String toString() {
    return "***";
  }
}
