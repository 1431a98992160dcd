/** What the management listener tells. */
package dev.portcullis.adapter.http.health;
