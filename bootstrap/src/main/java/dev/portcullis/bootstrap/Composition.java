package dev.portcullis.bootstrap;

import dev.portcullis.application.Portcullis;
import dev.portcullis.application.Ports;
import dev.portcullis.application.Settings;
import dev.portcullis.bootstrap.config.Config;

/**
 * The use cases over the adapters that the settings describe: the one composition of the server and
 * of commands, so that the same rules apply to both.
 *
 * @param adapters the adapters, which this composition owns
 * @param auth the use cases
 */
record Composition(Adapters adapters, Portcullis auth) implements AutoCloseable {
  /**
   * Composes the server. Reads the file of the key-encryption key, or creates it.
   *
   * @throws dev.portcullis.bootstrap.config.ConfigException if the shared secret is weak, or a file
   *     holds no key
   */
  static Composition of(Config config, Ports.Ambient ambient, Ports.Listeners listeners) {
    // Before the adapters: a wrong key file must not leave open connections behind.
    Settings settings = Policies.of(config, ambient.clock(), ambient.random());
    Adapters adapters = Adapters.of(config, ambient.clock(), ambient.random());
    return over(adapters, settings, ambient, listeners);
  }

  /** Composes the use cases over {@code adapters}. */
  static Composition over(
      Adapters adapters, Settings settings, Ports.Ambient ambient, Ports.Listeners listeners) {
    return new Composition(
        adapters, Portcullis.assemble(adapters.ports(listeners, ambient), settings));
  }

  /** Stores the last checkpoint of the audit trail, then closes the adapters. */
  @Override
  public void close() {
    try {
      auth.close();
    } finally {
      adapters.close();
    }
  }
}
