/** Tokens that verifiers must reject, for the tests of every layer that handles tokens. */
package dev.portcullis.testkit.token;
