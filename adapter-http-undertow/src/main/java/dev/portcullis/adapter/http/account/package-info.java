/** Routes for one's own account. */
package dev.portcullis.adapter.http.account;
