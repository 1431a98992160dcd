/** Endpoints of the audit trail. */
package dev.portcullis.adapter.http.audit;
