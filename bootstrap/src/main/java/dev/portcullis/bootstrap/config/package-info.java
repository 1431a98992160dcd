/** The settings of the server: read from a map of variables, with all problems reported at once. */
package dev.portcullis.bootstrap.config;
