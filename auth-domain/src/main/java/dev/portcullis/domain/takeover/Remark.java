package dev.portcullis.domain.takeover;

import java.util.Locale;

/** Something about an account that an operator may want to know, and that refuses nothing. */
public enum Remark {
  /** It has no roles in the source, and gets the default role. */
  NO_ROLES("have no roles and get the default role"),
  /** The source does not say when it was created; the time of the takeover is stored. */
  NO_CREATION_TIME("have no time of creation; the time of the takeover is stored"),
  /** The source takes its username for that of an earlier account, so its owner never got in. */
  USERNAME_EQUAL_IN_SOURCE(
      "have usernames that the old database does not tell from an earlier one (case, accents)"),
  /** The source takes its e-mail address for that of an earlier account. */
  EMAIL_EQUAL_IN_SOURCE(
      "have addresses that the old database does not tell from an earlier one (case, accents)"),
  /** It gets a role that grants permissions. */
  GETS_PERMISSIONS("get a role with permissions here"),
  /** It comes over without a password, as the renames say. */
  WITHOUT_PASSWORD("come over without a password"),
  /** Its username or address is changed, as the renames say. */
  RENAMED("come over with another name or address");

  private final String text;

  Remark(String text) {
    this.text = text;
  }

  /** The end of a sentence that begins with the number of accounts. */
  public String text() {
    return text;
  }

  /** The stable name in reports, in kebab case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
