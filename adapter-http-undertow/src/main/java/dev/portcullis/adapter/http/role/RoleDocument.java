package dev.portcullis.adapter.http.role;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.EntityTag;
import dev.portcullis.application.administration.ReadRoles;
import dev.portcullis.application.administration.RoleDefinition;
import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.role.RoleName;
import java.util.List;

/** A role as administrators see it: what it grants itself, and what it inherits. */
record RoleDocument(
    String name, String description, List<String> permissions, List<String> inherits) {
  static RoleDocument from(RoleDefinition definition) {
    return new RoleDocument(
        definition.role().name().value(),
        definition.role().description(),
        definition.grants().asSet().stream().map(Grant::toString).toList(),
        definition.role().inherits().stream().sorted().map(RoleName::value).toList());
  }

  /** With the tag that a condition of a later change names. */
  static Answer answer(int status, RoleDefinition definition) {
    return Answer.json(status, from(definition))
        .withHeader("ETag", EntityTag.of(definition.role().revision()));
  }

  /** A part of the list; without {@code nextCursor} it is the last. */
  record Page(
      List<RoleDocument> items, @JsonInclude(JsonInclude.Include.NON_EMPTY) String nextCursor) {
    static Page from(ReadRoles.Page page) {
      List<RoleDefinition> roles = page.roles();
      return new Page(
          roles.stream().map(RoleDocument::from).toList(),
          page.hasMore() ? RoleCursor.write(roles.get(roles.size() - 1).role().name()) : "");
    }
  }
}
