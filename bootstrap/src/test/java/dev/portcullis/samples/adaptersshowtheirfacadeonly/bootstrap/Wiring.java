package dev.portcullis.samples.adaptersshowtheirfacadeonly.bootstrap;

import dev.portcullis.samples.adaptersshowtheirfacadeonly.adapter.token.JjwtTokens;
import dev.portcullis.samples.adaptersshowtheirfacadeonly.adapter.token.TokenSettings;

record Wiring(JjwtTokens tokens, JjwtTokens.Kind kind, TokenSettings settings) {}
