/** The steps that every request passes, in the order of {@link Pipeline}. */
package dev.portcullis.adapter.http.pipeline;
