package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.VerificationKey;
import dev.portcullis.domain.token.AccessTokenClaims;

/** The claims of a token that passed every check, and the key that verified it. */
record VerifiedToken(AccessTokenClaims claims, VerificationKey key) {}
