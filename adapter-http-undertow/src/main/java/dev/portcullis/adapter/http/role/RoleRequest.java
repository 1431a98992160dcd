package dev.portcullis.adapter.http.role;

import dev.portcullis.adapter.http.json.JsonFields;
import dev.portcullis.application.administration.RoleDefinition;
import dev.portcullis.domain.Violation;
import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.UnknownRoleException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The body of a definition of a role. */
final class RoleRequest {
  private static final int MAX_SENT = 10 * RoleDefinition.MAX_GRANTS;
  private static final Violation BAD_PERMISSION =
      new Violation(
          "invalid-characters",
          "write resource:action or resource:action:own, each word of at most 32 of a-z, 0-9 and -");

  private RoleRequest() {}

  /**
   * Parses it, and reports a name that no role can have with the other violations.
   *
   * @throws UnknownRoleException if an inherited name is not the name of a role
   */
  static RoleDefinition from(Optional<RoleName> name, JsonFields fields) {
    if (name.isEmpty()) {
      fields.add("name", List.of(RoleName.NEW_NAME_RULE));
    }
    String description = fields.optionalText("description", JsonFields.MAX_TEXT_LENGTH).orElse("");
    fields.add("description", Role.descriptionViolations(description));
    List<String> permissions = fields.requiredTexts("permissions", MAX_SENT);
    List<String> inherits = fields.optionalTexts("inherits", MAX_SENT);
    List<Grant> grants = new ArrayList<>();
    for (int i = 0; i < permissions.size(); i++) {
      Optional<Grant> grant = Grant.parse(permissions.get(i));
      grant.ifPresent(grants::add);
      if (grant.isEmpty()) {
        fields.add("permissions[" + i + "]", List.of(BAD_PERMISSION));
      }
    }
    fields.refuseViolations();
    Set<RoleName> inherited = new HashSet<>();
    for (String text : inherits) {
      inherited.add(RoleName.spelt(text).orElseThrow(() -> new UnknownRoleException(text)));
    }
    return RoleDefinition.of(name.orElseThrow(), description, Grants.of(grants), inherited);
  }
}
