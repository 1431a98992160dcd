/** Tokens that no verifier may accept, for the tests of every layer that a token passes through. */
package dev.portcullis.testkit.token;
