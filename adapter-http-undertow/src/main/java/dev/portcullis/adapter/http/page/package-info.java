/** The guarded test pages, by which a client checks its roles. */
package dev.portcullis.adapter.http.page;
