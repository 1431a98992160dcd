/** What people do with their own account. */
package dev.portcullis.adapter.http.account;
