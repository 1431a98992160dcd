/** JSON at the edge: read strictly, with every violation of a field reported at once. */
package dev.portcullis.adapter.http.json;
