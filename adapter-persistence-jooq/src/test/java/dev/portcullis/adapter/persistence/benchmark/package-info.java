/**
 * Measurements of the store on MySQL. They need an idle machine and have no pass or fail criteria:
 * no build runs them.
 */
package dev.portcullis.adapter.persistence.benchmark;
