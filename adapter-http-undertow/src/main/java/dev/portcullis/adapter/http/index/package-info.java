/** The first page. */
package dev.portcullis.adapter.http.index;
