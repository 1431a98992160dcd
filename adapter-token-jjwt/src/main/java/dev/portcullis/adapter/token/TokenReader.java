package dev.portcullis.adapter.token;

import java.time.Instant;
import java.util.Optional;

/** Parses and checks access tokens. Implementations are thread-safe. */
@FunctionalInterface
interface TokenReader {
  /**
   * The token in {@code compact}, checked at {@code now}; empty if the verification keys are not
   * available.
   *
   * @throws Refusal if the token is not valid
   */
  Optional<VerifiedToken> read(String compact, Instant now) throws Refusal;
}
