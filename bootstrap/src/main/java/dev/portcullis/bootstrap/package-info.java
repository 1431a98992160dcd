/** The composition root: puts adapters and use cases together and runs them as a server. */
package dev.portcullis.bootstrap;
