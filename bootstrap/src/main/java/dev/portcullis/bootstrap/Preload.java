package dev.portcullis.bootstrap;

import dev.portcullis.adapter.http.AuthHttpServer;
import dev.portcullis.adapter.token.JjwtTokens;

/**
 * Loads what the start needs later and what waits for nothing, on a thread of its own, while the
 * main thread opens the store. Changes when things happen, not what happens: whoever comes first
 * initialises a class, and the other waits for it. Not before the log is configured: SLF4J reports
 * what is logged meanwhile.
 */
final class Preload {
  private Preload() {}

  /** Begins, and returns at once. */
  static void begin() {
    Thread thread = new Thread(Preload::load, "preload");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    try {
      AuthHttpServer.preload();
      JjwtTokens.preload();
    } catch (RuntimeException | LinkageError failure) {
      // The start meets the same failure, and reports it.
      return;
    }
  }
}
