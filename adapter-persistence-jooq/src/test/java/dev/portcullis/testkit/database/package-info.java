/**
 * Databases for tests: one fresh schema per test class, on a MySQL-protocol server or in memory.
 *
 * <pre>{@code
 * final class JooqUserRepositoryIT implements UserRepositoryContract {
 *   @AutoClose private static TestDatabase database;
 *
 *   @BeforeAll static void open() { database = TestDatabase.mysql(); }
 * }
 * }</pre>
 */
package dev.portcullis.testkit.database;
