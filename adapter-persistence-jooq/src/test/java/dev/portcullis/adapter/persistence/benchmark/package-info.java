/**
 * Measurements of the store on MySQL. They need a quiet machine, and judge nothing by themselves:
 * no build runs them.
 */
package dev.portcullis.adapter.persistence.benchmark;
