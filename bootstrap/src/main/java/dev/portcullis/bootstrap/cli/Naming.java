package dev.portcullis.bootstrap.cli;

import dev.portcullis.domain.user.User;

/** How messages name a user. Pure. */
final class Naming {
  private Naming() {}

  static String of(User user) {
    return "%s (%s, %s)"
        .formatted(user.username(), Text.printable(user.email().value()), user.id());
  }
}
