package dev.portcullis.bootstrap.cli;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.role.UnknownRoleException;
import java.util.List;

/** The sentences for operators, and the exit codes, of the refusals of use cases. Pure. */
final class Refusals {
  private static final String ROLES = " 'portcullis roles list' shows the roles.";

  private Refusals() {}

  /** What is wrong and what to do: one sentence, or one for each violation. */
  static List<String> sentences(AuthException refusal) {
    if (refusal instanceof ValidationException invalid) {
      return invalid.violations().stream()
          .map(violation -> "Refused " + violation.field() + ": " + violation.message() + ".")
          .toList();
    }
    if (refusal instanceof UnknownRoleException unknown) {
      return List.of("There is no role " + Text.printable(unknown.requested()) + "." + ROLES);
    }
    return List.of(sentence(refusal));
  }

  /** The exit code of {@code refusal}: a state of the database or the load is a failure. */
  static ExitCode exitCode(AuthException refusal) {
    ErrorCode code = refusal.code();
    boolean isFailure =
        code == ErrorCode.STORE_UNAVAILABLE
            || code == ErrorCode.BUSY
            || code == ErrorCode.CONCURRENT_UPDATE;
    return isFailure ? ExitCode.FAILED : ExitCode.REFUSED;
  }

  private static String sentence(AuthException refusal) {
    return switch (refusal.code()) {
      case USERNAME_TAKEN ->
          "The username is in use: choose another ('portcullis users show NAME' shows whose it is).";
      case EMAIL_TAKEN ->
          "The e-mail address is in use: choose another ('portcullis users show ADDRESS' shows whose it is).";
      case USER_NOT_FOUND ->
          "The user does not exist, or was removed: 'portcullis users list' shows all users.";
      case ROLE_NOT_FOUND, UNKNOWN_ROLE -> "There is no such role." + ROLES;
      case ROLE_CYCLE -> "The role would inherit itself: leave it out of --inherits.";
      case ROLE_IN_USE ->
          "A user has this role, or another role inherits it: revoke it first ('portcullis users list --role NAME').";
      case BUILT_IN_ROLE ->
          "The roles user, moderator and admin cannot be removed: change what they grant by 'portcullis roles put'.";
      case TOO_MANY_ROLES ->
          "The user has the greatest number of roles already: revoke one, or define a role that inherits several.";
      case LAST_ADMIN ->
          "This is the last active administrator: give another active user the role first ('portcullis roles assign USER admin').";
      case KEYS_NOT_ROTATABLE ->
          "Tokens are signed with AUTH_JWT_SECRET, which has no keys to rotate: set another secret on all nodes.";
      case CONCURRENT_UPDATE -> "Another change came first: run the command again.";
      case BUSY -> "Too many passwords are being hashed: run the command again.";
      case STORE_UNAVAILABLE -> unavailable(refusal);
      case VALIDATION_FAILED,
          INVALID_CREDENTIALS,
          WRONG_PASSWORD,
          TOO_MANY_ATTEMPTS,
          MISSING_TOKEN,
          INVALID_TOKEN,
          INVALID_REFRESH_TOKEN,
          ACCESS_DENIED,
          ROLE_NOT_SELF_ASSIGNABLE,
          PRECONDITION_FAILED,
          SESSION_NOT_FOUND ->
          "Refused: " + refusal.getMessage() + ".";
    };
  }

  private static String unavailable(AuthException refusal) {
    return "Cannot use the database: %s. Check that it runs, and AUTH_DB_URL, AUTH_DB_USER and AUTH_DB_PASSWORD."
        .formatted(String.valueOf(refusal.getMessage()).replaceFirst("\\.$", ""));
  }
}
