/** The pages on which a client tries what its user may see. */
package dev.portcullis.adapter.http.page;
