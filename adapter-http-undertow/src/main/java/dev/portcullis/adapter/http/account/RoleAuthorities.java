package dev.portcullis.adapter.http.account;

import dev.portcullis.domain.role.RoleName;
import java.util.Collection;
import java.util.List;

/** Roles as account holders see them: {@code ROLE_} and the name in capitals. Pure. */
public final class RoleAuthorities {
  private RoleAuthorities() {}

  /** The authorities of {@code roles}, in alphabetical order. */
  public static List<String> of(Collection<RoleName> roles) {
    return roles.stream().sorted().map(RoleName::authority).toList();
  }
}
