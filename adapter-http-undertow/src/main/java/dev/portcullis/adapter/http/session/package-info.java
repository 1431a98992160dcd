/** Signing in and out, and what keeps a session going in between. */
package dev.portcullis.adapter.http.session;
