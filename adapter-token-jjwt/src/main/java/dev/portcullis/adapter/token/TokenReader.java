package dev.portcullis.adapter.token;

import java.time.Instant;
import java.util.Optional;

/** Reads access tokens that are in force. Implementations are thread-safe. */
@FunctionalInterface
interface TokenReader {
  /**
   * The token that {@code compact} is at {@code now}; nothing if that cannot be told, because the
   * keys are not known.
   *
   * @throws Refusal if it is none
   */
  Optional<VerifiedToken> read(String compact, Instant now) throws Refusal;
}
