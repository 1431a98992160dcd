/**
 * The settings of the server: read purely from a map of variables, all problems reported at once.
 */
package dev.portcullis.bootstrap.config;
