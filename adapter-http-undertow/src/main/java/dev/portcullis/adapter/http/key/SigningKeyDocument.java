package dev.portcullis.adapter.http.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.application.key.SigningKeySummary;
import java.time.Instant;
import java.util.Locale;

/** A signing key as administrators see it; unknown members are left out. */
record SigningKeyDocument(
    String kid,
    String alg,
    String status,
    String publishedAt,
    String activeFrom,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String verifiesUntil) {

  static SigningKeyDocument from(SigningKeySummary key) {
    return new SigningKeyDocument(
        key.id().value(),
        key.algorithm().joseName(),
        key.status().name().toLowerCase(Locale.ROOT),
        key.schedule().publishedAt().toString(),
        key.schedule().activeFrom().toString(),
        key.verifiesUntil().map(Instant::toString).orElse(""));
  }
}
