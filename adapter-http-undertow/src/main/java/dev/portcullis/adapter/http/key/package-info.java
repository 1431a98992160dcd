/** Routes for the signing keys. */
package dev.portcullis.adapter.http.key;
