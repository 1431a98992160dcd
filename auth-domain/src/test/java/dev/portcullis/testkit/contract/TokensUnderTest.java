package dev.portcullis.testkit.contract;

import dev.portcullis.domain.token.AccessTokenIssuer;
import dev.portcullis.domain.token.AccessTokenVerifier;

/** The two ports of one token adapter, over the same keys and the same clock. */
public record TokensUnderTest(AccessTokenIssuer issuer, AccessTokenVerifier verifier) {}
