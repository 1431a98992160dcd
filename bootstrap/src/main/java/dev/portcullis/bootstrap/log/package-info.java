/** The log of the process, written in the background so that requests never wait for it. */
package dev.portcullis.bootstrap.log;
