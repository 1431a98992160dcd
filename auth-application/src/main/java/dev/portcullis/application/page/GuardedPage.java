package dev.portcullis.application.page;

import dev.portcullis.domain.role.RoleName;
import java.util.Optional;

/** A page, and the role that opens it. */
public enum GuardedPage {
  /** For any user. */
  USER("User Content."),
  /** For moderators. */
  MODERATOR("Moderator Content."),
  /** For administrators. */
  ADMIN("Admin Content.");

  /** What everybody may read. */
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
