/** What a token costs, measured; see the profile of this module's pom. */
package dev.portcullis.adapter.token.benchmark;
