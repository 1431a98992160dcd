package dev.portcullis.samples.adaptersshowtheirfacadeonly.bootstrap;

import dev.portcullis.samples.adaptersshowtheirfacadeonly.adapter.token.OpenVerifier;

record WiringBehindFacades(OpenVerifier verifier) {}
