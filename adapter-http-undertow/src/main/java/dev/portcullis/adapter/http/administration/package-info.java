/** What administrators do with the accounts of others. */
package dev.portcullis.adapter.http.administration;
