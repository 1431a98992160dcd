/**
 * The life of signing keys: kept in memory for every request, rotated by schedule and on demand,
 * shown to administrators and to the world.
 *
 * <pre>{@code
 * maintainSigningKeys.maintain(); // once a second on every node
 * rotateSigningKeys.rotate(actor, false); // AccessDeniedException without keys:rotate
 * }</pre>
 */
package dev.portcullis.application.key;
