/**
 * The HTTP interface: the routes of {@code docs/http-api.md} over the use cases.
 *
 * <pre>{@code
 * try (AuthHttpServer server = AuthHttpServer.start(settings, useCases, health, random)) {
 *   server.address(); // with the real port
 * }
 * }</pre>
 */
package dev.portcullis.adapter.http;
