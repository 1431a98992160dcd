/** Routes for the administration of accounts. */
package dev.portcullis.adapter.http.administration;
