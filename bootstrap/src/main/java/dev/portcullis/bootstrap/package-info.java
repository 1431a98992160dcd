/**
 * The server process: reads the settings, creates the adapters, assembles the use cases with {@code
 * Portcullis}, and starts the listeners.
 */
package dev.portcullis.bootstrap;
