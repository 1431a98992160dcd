/** Routes for sign-in, refresh, sign-out and one's own sessions. */
package dev.portcullis.adapter.http.session;
