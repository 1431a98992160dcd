/**
 * Measurements of the whole server. They need a quiet machine, and judge nothing by themselves: no
 * build runs them.
 */
package dev.portcullis.benchmark;
