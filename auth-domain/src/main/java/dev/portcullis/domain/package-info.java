/**
 * The types that every feature package uses: the superclass of expected refusals, their stable
 * codes, and violations of rules by values.
 *
 * <pre>{@code
 * try {
 *   signUp.signUp(command, source);
 * } catch (AuthException refusal) {
 *   log(refusal.code().text()); // "username-taken"
 * }
 * }</pre>
 */
package dev.portcullis.domain;
