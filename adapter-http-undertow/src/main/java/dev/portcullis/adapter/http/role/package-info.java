/** Routes for the definition of roles. */
package dev.portcullis.adapter.http.role;
