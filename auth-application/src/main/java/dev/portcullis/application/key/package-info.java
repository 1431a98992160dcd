/**
 * The signing keys: held in memory for every request, rotated by schedule and on demand, listed for
 * administrators and published as a JWK Set.
 *
 * <pre>{@code
 * maintainSigningKeys.maintain(); // once a second on every node
 * rotateSigningKeys.rotate(actor, false); // AccessDeniedException without keys:rotate
 * }</pre>
 */
package dev.portcullis.application.key;
