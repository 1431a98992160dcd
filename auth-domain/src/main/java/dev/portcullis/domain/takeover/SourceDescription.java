package dev.portcullis.domain.takeover;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What was found at a source. Immutable.
 *
 * @param id identifies the source, however it is reached
 * @param kind the variant
 * @param location server, schema and tables, for messages; without credentials
 * @param evidence why it is taken for that variant, a sentence each
 * @param remarks what is unusual about it, a sentence each
 * @param roles the names of the roles, as stored, each once
 */
public record SourceDescription(
    SourceId id,
    SourceKind kind,
    String location,
    List<String> evidence,
    List<String> remarks,
    List<String> roles) {
  /** Copies the lists. */
  public SourceDescription {
    requireNonNull(id, "id");
    requireNonNull(kind, "kind");
    requireNonNull(location, "location");
    evidence = List.copyOf(evidence);
    remarks = List.copyOf(remarks);
    roles = List.copyOf(roles);
  }
}
