/** What the queries of all lists have in common: parameters, limits and cursors. */
package dev.portcullis.adapter.http.list;
