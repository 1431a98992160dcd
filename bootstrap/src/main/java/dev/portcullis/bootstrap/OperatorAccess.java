package dev.portcullis.bootstrap;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.persistence.JooqPersistence;
import dev.portcullis.application.Portcullis;
import dev.portcullis.application.Ports;
import dev.portcullis.bootstrap.config.Config;
import dev.portcullis.bootstrap.config.ConfigException;
import dev.portcullis.bootstrap.config.KeyConfig;
import dev.portcullis.domain.StoreUnavailableException;
import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.key.KeyEncryptionKey;
import dev.portcullis.domain.key.KeyNotReadableException;
import dev.portcullis.domain.key.SealedSigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The use cases for one command of an operator, beside running nodes: the composition of the server
 * with one connection, without listeners and background tasks. For one thread.
 */
public final class OperatorAccess implements AutoCloseable {
  /** H2: the file is locked by another process. */
  private static final int FILE_IN_USE = 90020;

  private final Composition composition;
  private final Operator operator;

  private OperatorAccess(Composition composition, Operator operator) {
    this.composition = composition;
    this.operator = operator;
  }

  /**
   * Opens the database that {@code config} describes, and reads the access policy.
   *
   * @throws StartFailure if migrations are pending, if the embedded database is in use or does not
   *     exist, or if the signing keys were encrypted with another key-encryption key
   * @throws ConfigException if the database has signing keys, and the settings name no
   *     key-encryption key
   * @throws StoreUnavailableException if the database cannot be reached
   */
  public static OperatorAccess open(Config config, Clock clock, SecureRandom random) {
    requireDatabase(config);
    Ports.Ambient ambient = new Ports.Ambient(clock, random);
    Adapters adapters = Adapters.forOneTask(config, clock, random);
    try {
      return named(config, () -> over(adapters, config, ambient));
    } catch (RuntimeException | Error failure) {
      adapters.close();
      throw failure;
    }
  }

  private static OperatorAccess over(Adapters adapters, Config config, Ports.Ambient ambient) {
    PendingMigrations.refuse(adapters.store());
    requireServersKey(adapters.store(), config, ambient.random());
    Composition composition =
        Composition.over(
            adapters,
            Policies.of(config, ambient.clock(), ambient.random()),
            ambient,
            Ports.Listeners.NONE);
    composition.auth().prepareAccessPolicy();
    return new OperatorAccess(composition, OperatingSystemUser.operator());
  }

  /** Who acts: the user of the operating system who runs the command. */
  public Operator operator() {
    return operator;
  }

  /** The use cases. */
  public Portcullis use() {
    return composition.auth();
  }

  /** Closes the connection. */
  @Override
  public void close() {
    composition.close();
  }

  /**
   * Runs {@code work} on the database; if the embedded database is open in another process, says so
   * in words that help.
   */
  static <T> T named(Config config, Supplier<T> work) {
    try {
      return requireNonNull(work, "work").get();
    } catch (StoreUnavailableException unavailable) {
      if (isFileInUse(unavailable)) {
        throw new StartFailure(
            "The embedded database in %s is in use, probably by a running server: stop it first, or use MySQL (AUTH_DB_URL), on which commands run beside servers."
                .formatted(config.dataDirectory()),
            unavailable);
      }
      throw unavailable;
    }
  }

  /** Opening an embedded database that does not exist would create it. */
  private static void requireDatabase(Config config) {
    if (config.database().url().isEmpty() && !hasEmbeddedFile(config)) {
      throw new StartFailure(
          "There is no embedded database in %s (AUTH_DATA_DIR): run the command in the directory of the server, or create the database by 'portcullis migrate'."
              .formatted(config.dataDirectory()),
          new IllegalStateException("no such file: " + embeddedFile(config)));
    }
  }

  static boolean hasEmbeddedFile(Config config) {
    return Files.exists(embeddedFile(config));
  }

  private static Path embeddedFile(Config config) {
    return config.dataDirectory().resolve("portcullis.mv.db");
  }

  /**
   * What is written with another key than that of the servers would count as tampering when the
   * audit trail is verified.
   */
  private static void requireServersKey(JooqPersistence store, Config config, SecureRandom random) {
    KeyConfig keys = config.keys();
    if (keys.sharedSecret().isPresent()) {
      return;
    }
    List<SealedSigningKey> stored = store.signingKeys().findAll();
    if (stored.isEmpty()) {
      // A new database: the key is created as at the first start of a server.
      DataDirectory.prepare(config);
      return;
    }
    if (KeyEncryptionKeys.isMissing(keys.keyEncryptionKey(), config.dataDirectory())) {
      throw new ConfigException(
          List.of(
              "AUTH_KEY_ENCRYPTION_KEY is missing, and %s does not exist: set it to the key of the servers, or AUTH_DATA_DIR to the directory of one of them"
                  .formatted(KeyEncryptionKeys.fileIn(config.dataDirectory()))));
    }
    KeyEncryptionKey sealer =
        KeyEncryptionKeys.of(keys.keyEncryptionKey(), config.dataDirectory(), random);
    try {
      stored.get(stored.size() - 1).requireSealedBy(sealer);
    } catch (KeyNotReadableException sealedElsewhere) {
      throw KeyEncryptionKeys.another(sealedElsewhere);
    }
  }

  private static boolean isFileInUse(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(cause -> cause instanceof SQLException sql && sql.getErrorCode() == FILE_IN_USE);
  }
}
