/**
 * The command line: administration over the same use cases and rules as the HTTP interface, beside
 * running nodes.
 */
package dev.portcullis.bootstrap.cli;
