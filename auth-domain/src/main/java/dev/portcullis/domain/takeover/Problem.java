package dev.portcullis.domain.takeover;

import java.util.Locale;

/** Why an account cannot come over as it is. */
public enum Problem {
  /** It has no username. */
  USERNAME_MISSING("has no username"),
  /** Its username breaks the rules. */
  USERNAME_INVALID("its username breaks the rules (3 to 32 of A-Z a-z 0-9 . _ -)"),
  /** An account with a lower number has the same username, compared without regard to case. */
  USERNAME_DUPLICATE("its username is that of an earlier account"),
  /** An account that is here already has the username. */
  USERNAME_TAKEN("its username is taken by an account that is here already"),
  /** It has no e-mail address. */
  EMAIL_MISSING("has no e-mail address"),
  /** Its e-mail address breaks the rules. */
  EMAIL_INVALID("its e-mail address is not valid"),
  /** An account with a lower number has the same address, compared without regard to case. */
  EMAIL_DUPLICATE("its e-mail address is that of an earlier account"),
  /** An account that is here already has the address. */
  EMAIL_TAKEN("its e-mail address is taken by an account that is here already"),
  /** It has no password hash. */
  PASSWORD_MISSING("has no password"),
  /** Its password hash has another form than bcrypt's. */
  PASSWORD_UNKNOWN("its password hash is not bcrypt"),
  /** Its password hash would take a core for too long at each sign-in. */
  PASSWORD_TOO_COSTLY("its password hash has a cost above 14"),
  /** It has more roles than an access token can carry. */
  TOO_MANY_ROLES("has too many roles"),
  /** It has a role that was created in the source after the roles were read. */
  ROLE_UNKNOWN("has a role that is new in the old database: run again");

  private final String text;

  Problem(String text) {
    this.text = text;
  }

  /** The end of a sentence that begins with the account. */
  public String text() {
    return text;
  }

  /** The stable name in reports, in kebab case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isOfUsername() {
    return name().startsWith("USERNAME");
  }

  boolean isOfEmail() {
    return name().startsWith("EMAIL");
  }

  boolean isOfPassword() {
    return name().startsWith("PASSWORD");
  }
}
