package dev.portcullis.adapter.http.administration;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.EntityTag;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserStatus;
import java.util.List;
import java.util.Locale;

/** A user as administrators see it: roles by their stored names. */
record UserDocument(
    String id, String username, String email, List<String> roles, String status, String createdAt) {
  static UserDocument from(User user) {
    return new UserDocument(
        user.id().toString(),
        user.username().value(),
        user.email().value(),
        user.roles().stream().sorted().map(RoleName::value).toList(),
        nameOf(user.status()),
        user.createdAt().toString());
  }

  /** With the tag that a condition of a later change names. */
  static Answer answer(int status, User user) {
    return Answer.json(status, from(user)).withHeader("ETag", EntityTag.of(user.version()));
  }

  static String nameOf(UserStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
