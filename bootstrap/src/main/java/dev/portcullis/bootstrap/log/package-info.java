/** The log of the process: written beside the work, never in its way. */
package dev.portcullis.bootstrap.log;
