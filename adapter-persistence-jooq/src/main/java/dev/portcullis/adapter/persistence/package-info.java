/**
 * The persistence ports on MySQL 8.0 and later, MariaDB 10.11 and later, or an embedded H2. The
 * entry point is {@link dev.portcullis.adapter.persistence.JooqPersistence}.
 *
 * <pre>{@code
 * DatabaseSettings settings = DatabaseSettings.embedded(Path.of("portcullis-data"), 10);
 * try (JooqPersistence persistence = JooqPersistence.open(settings, new SecureRandom())) {
 *   persistence.migrate();
 *   persistence.users().isEmpty();
 * }
 * }</pre>
 */
package dev.portcullis.adapter.persistence;
