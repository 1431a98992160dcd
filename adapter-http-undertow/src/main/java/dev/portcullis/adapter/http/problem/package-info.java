/** Errors as clients see them: every one of them {@code application/problem+json} (RFC 9457). */
package dev.portcullis.adapter.http.problem;
