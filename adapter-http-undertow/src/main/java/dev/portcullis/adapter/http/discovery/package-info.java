/** Issuer metadata, by which other services find the keys of the issuer. */
package dev.portcullis.adapter.http.discovery;
