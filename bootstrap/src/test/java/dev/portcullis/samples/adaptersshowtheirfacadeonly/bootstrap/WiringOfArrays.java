package dev.portcullis.samples.adaptersshowtheirfacadeonly.bootstrap;

import dev.portcullis.samples.adaptersshowtheirfacadeonly.adapter.token.OpenVerifier;

final class WiringOfArrays {
  int count(OpenVerifier[] verifiers) {
    return verifiers.length;
  }
}
