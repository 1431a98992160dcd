package dev.portcullis.adapter.token;

import java.io.IOException;
import java.time.Duration;

/** Fetches the JWK Set of an issuer. Implementations are thread-safe. */
@FunctionalInterface
interface JwksSource {
  /**
   * Fetches the set now, with bounded time and memory.
   *
   * @throws IOException if the request fails, times out, or the response is too large
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  Fetched fetch() throws IOException, InterruptedException;

  /**
   * A fetched set, unparsed.
   *
   * @param document the response body
   * @param lifetime how long the set may be cached
   */
  // Never compared and never changed; used once, by the reader.
  @SuppressWarnings("ArrayRecordComponent")
  record Fetched(byte[] document, Duration lifetime) {
    @Override
    public String toString() {
      return "Fetched[" + document.length + " bytes, " + lifetime + "]";
    }
  }
}
