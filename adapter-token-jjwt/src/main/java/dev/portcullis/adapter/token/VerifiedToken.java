package dev.portcullis.adapter.token;

import dev.portcullis.domain.key.VerificationKey;
import dev.portcullis.domain.token.AccessTokenClaims;

/** What a token that passed every check says, and the key that it was checked with. */
record VerifiedToken(AccessTokenClaims claims, VerificationKey key) {}
