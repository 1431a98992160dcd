package dev.portcullis.bootstrap.cli;

import java.util.Locale;

/** Spellings of names. Pure. */
final class Words {
  private Words() {}

  /** {@code createdAt} as {@code CREATED AT}. */
  static String heading(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1 $2").toUpperCase(Locale.ROOT);
  }

  /** A constant as the HTTP interface spells it. */
  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
