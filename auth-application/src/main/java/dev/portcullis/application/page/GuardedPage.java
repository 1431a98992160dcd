package dev.portcullis.application.page;

import dev.portcullis.domain.role.RoleName;
import java.util.Optional;

/** A demonstration page and the role it requires. */
public enum GuardedPage {
  /** For every signed-in user. */
  USER("User Content."),
  /** For users with the role moderator. */
  MODERATOR("Moderator Content."),
  /** For users with the role admin. */
  ADMIN("Admin Content.");

  /** The text of the page that needs no sign-in. */
  public static final String PUBLIC_CONTENT = "Public Content.";

  private final String content;

  GuardedPage(String content) {
    this.content = content;
  }

  String content() {
    return content;
  }

  Optional<RoleName> requiredRole() {
    return switch (this) {
      case USER -> Optional.empty();
      case MODERATOR -> Optional.of(RoleName.MODERATOR);
      case ADMIN -> Optional.of(RoleName.ADMIN);
    };
  }
}
