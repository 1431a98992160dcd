package dev.portcullis.testkit.contract;

/**
 * Everything an {@link dev.portcullis.domain.token.AccessTokenIssuer} and its {@link
 * dev.portcullis.domain.token.AccessTokenVerifier} promise. The tokens of these contracts are valid
 * for five minutes at most.
 */
public interface AccessTokenContract extends TokenRoundTripContract, TokenRefusalContract {}
