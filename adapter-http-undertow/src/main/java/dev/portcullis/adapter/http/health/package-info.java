/** Routes of the management listener. */
package dev.portcullis.adapter.http.health;
