/** Signing in. */
package dev.portcullis.adapter.http.session;
