package dev.portcullis.adapter.persistence;

import org.jooq.Configuration;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;

/** How jOOQ runs the queries of the store. */
final class QueryConfiguration {
  private QueryConfiguration() {}

  static Configuration of(TransactionConnections connections, SQLDialect dialect) {
    DefaultConfiguration configuration = new DefaultConfiguration();
    configuration.set(connections);
    configuration.set(dialect);
    configuration.set(new FailureTranslation(connections));
    configuration.set(
        new Settings()
            .withRenderSchema(false)
            .withExecuteLogging(false)
            // Warnings are not used. Fetching them from a connection that the pool has just dropped
            // fails in the driver, and would hide the error of the server.
            .withFetchWarnings(false));
    return configuration;
  }
}
