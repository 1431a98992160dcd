/**
 * JSON of requests and answers: parsed strictly, with all violations of fields reported at once.
 */
package dev.portcullis.adapter.http.json;
