package dev.portcullis.adapter.http.problem;

import dev.portcullis.domain.AuthException;
import dev.portcullis.domain.ErrorCode;
import dev.portcullis.domain.FieldViolation;
import dev.portcullis.domain.ValidationException;
import dev.portcullis.domain.access.AccessDeniedException;
import dev.portcullis.domain.access.DenyReason;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.role.UnknownRoleException;
import java.util.List;
import java.util.Locale;

/** Maps each refusal of the domain to a problem. Pure. */
public final class ProblemMapping {
  private static final int SHOWN_VIOLATIONS = 3;
  private static final String AUTHORITY_IN_SMALL = "role_";
  private static final String EXCESS =
      "Access denied! This needs every permission that it gives, takes or touches.";
  private static final String SPELLING = "Roles are spelled as in admin or ROLE_ADMIN.";

  private ProblemMapping() {}

  /** The problem of {@code refusal}. */
  public static Problem of(AuthException refusal) {
    if (refusal instanceof ValidationException invalid) {
      return validation(invalid.violations());
    }
    if (refusal instanceof UnknownRoleException unknown) {
      return detailed(refusal.code(), unknownRole(unknown.requested()));
    }
    if (refusal instanceof AccessDeniedException denied) {
      if (denied.reason() == DenyReason.EXCEEDS_OWN_RIGHTS) {
        return detailed(refusal.code(), EXCESS);
      }
      return denied
          .requiredRole()
          .map(role -> detailed(refusal.code(), "Require " + capitalised(role) + " Role!"))
          .orElseGet(() -> of(refusal.code()));
    }
    return of(refusal.code());
  }

  /** The problem for {@code code}, without further details. */
  public static Problem of(ErrorCode code) {
    return switch (code) {
      case VALIDATION_FAILED -> of(Status.BAD_REQUEST, code, "Failed! Some fields are not valid.");
      case INVALID_CREDENTIALS ->
          of(Status.UNAUTHORIZED, code, "Failed! Wrong username or password.");
      case WRONG_PASSWORD -> of(Status.FORBIDDEN, code, "Failed! The current password is wrong.");
      case TOO_MANY_ATTEMPTS ->
          of(Status.TOO_MANY_REQUESTS, code, "Failed! Too many attempts; try again later.");
      case MISSING_TOKEN -> of(Status.UNAUTHORIZED, code, "No token provided!");
      case INVALID_TOKEN -> of(Status.UNAUTHORIZED, code, "Unauthorized!");
      case INVALID_REFRESH_TOKEN ->
          of(Status.UNAUTHORIZED, code, "This refresh token is not valid.");
      case SESSION_NOT_FOUND -> of(Status.NOT_FOUND, code, "There is no such session.");
      case ACCESS_DENIED -> of(Status.FORBIDDEN, code, "Access denied!");
      case USERNAME_TAKEN -> of(Status.CONFLICT, code, "Failed! Username is already in use!");
      case EMAIL_TAKEN -> of(Status.CONFLICT, code, "Failed! Email is already in use!");
      case UNKNOWN_ROLE -> of(Status.BAD_REQUEST, code, "Failed! Role does not exist");
      case ROLE_NOT_SELF_ASSIGNABLE ->
          of(Status.FORBIDDEN, code, "Failed! Only an administrator can give this role.");
      case USER_NOT_FOUND -> of(Status.NOT_FOUND, code, "There is no such user.");
      case ROLE_NOT_FOUND -> of(Status.NOT_FOUND, code, "There is no such role. " + SPELLING);
      case ROLE_CYCLE, ROLE_IN_USE, BUILT_IN_ROLE, PRECONDITION_FAILED -> ofAdministration(code);
      case TOO_MANY_ROLES ->
          of(Status.CONFLICT, code, "Failed! This user holds too many roles already.");
      case LAST_ADMIN ->
          of(Status.CONFLICT, code, "Failed! One active user must be able to assign roles.");
      case KEYS_NOT_ROTATABLE ->
          of(Status.CONFLICT, code, "Failed! Tokens are signed with a shared secret.");
      case CONCURRENT_UPDATE ->
          of(Status.CONFLICT, code, "Failed! Another request changed this; try again.");
      case BUSY -> of(Status.SERVICE_UNAVAILABLE, code, "The server is busy; try again soon.");
      case STORE_UNAVAILABLE ->
          of(Status.SERVICE_UNAVAILABLE, code, "The store cannot be reached; try again soon.");
    };
  }

  private static Problem ofAdministration(ErrorCode code) {
    if (code == ErrorCode.PRECONDITION_FAILED) {
      return of(Status.PRECONDITION_FAILED, code, "Failed! This was changed since; read it again.");
    }
    return of(
        Status.CONFLICT,
        code,
        code == ErrorCode.ROLE_CYCLE
            ? "Failed! The role would inherit itself."
            : code == ErrorCode.ROLE_IN_USE
                ? "Failed! A user has this role, or another role inherits it."
                : "Failed! The roles user, moderator and admin cannot be removed.");
  }

  private static Problem of(Status status, ErrorCode code, String detail) {
    return Problem.of(status, code.text(), detail);
  }

  private static Problem detailed(ErrorCode code, String detail) {
    return of(of(code).status(), code, detail);
  }

  /** Puts the violations into the sentence: some front ends show only that. */
  private static Problem validation(List<FieldViolation> violations) {
    List<String> shown =
        violations.stream()
            .limit(SHOWN_VIOLATIONS)
            .map(v -> v.field() + ": " + v.message())
            .toList();
    String more = violations.size() > SHOWN_VIOLATIONS ? "; and more" : "";
    return new Problem(
        Status.BAD_REQUEST,
        ErrorCode.VALIDATION_FAILED.text(),
        "Failed! " + String.join("; ", shown) + more,
        violations);
  }

  /** Names the unknown role, and explains the spelling if another was used. */
  private static String unknownRole(String requested) {
    String sentence = "Failed! Role does not exist = " + OutsideText.printable(requested);
    boolean stored =
        RoleName.parse(requested).isPresent() && !requested.startsWith(AUTHORITY_IN_SMALL);
    return stored ? sentence : sentence + ". " + SPELLING;
  }

  private static String capitalised(RoleName role) {
    String name = role.value();
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
