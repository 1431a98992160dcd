package dev.portcullis.adapter.http.role;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.adapter.http.list.Cursor;
import dev.portcullis.domain.role.RoleName;
import java.util.Optional;

/** The cursor of a list of roles: the last name. Pure. */
final class RoleCursor {
  private static final String LIST = "roles";

  private RoleCursor() {}

  static String write(RoleName last) {
    return Cursor.write(LIST, last.value().getBytes(US_ASCII));
  }

  static Optional<RoleName> read(String text) {
    return Cursor.read(LIST, text).flatMap(bytes -> RoleName.parse(new String(bytes, US_ASCII)));
  }
}
