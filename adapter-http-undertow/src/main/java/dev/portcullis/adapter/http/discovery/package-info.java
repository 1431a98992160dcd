/** How others find out, from the name of the issuer alone, how to verify its tokens. */
package dev.portcullis.adapter.http.discovery;
