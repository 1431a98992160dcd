/** The keys that verify our access tokens. */
package dev.portcullis.adapter.http.key;
