/**
 * What every feature package shares: the root of expected refusals and their stable codes, and the
 * violation of a rule by a value.
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
