package dev.portcullis.adapter.token;

import java.io.IOException;
import java.time.Duration;

/** Where the JWK Set of an issuer is fetched. */
@FunctionalInterface
interface JwksSource {
  /**
   * Fetches it now; takes bounded time and memory.
   *
   * @throws IOException if it is not there, or not in time
   */
  Fetched fetch() throws IOException, InterruptedException;

  /**
   * A set as it came.
   *
   * @param document its bytes
   * @param lifetime how long it may be kept
   */
  // Never compared and never changed: it lives from the fetch to the reader.
  @SuppressWarnings("ArrayRecordComponent")
  record Fetched(byte[] document, Duration lifetime) {
    @Override
    public String toString() {
      return "Fetched[" + document.length + " bytes, " + lifetime + "]";
    }
  }
}
