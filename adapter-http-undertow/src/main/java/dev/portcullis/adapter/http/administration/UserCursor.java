package dev.portcullis.adapter.http.administration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapter.http.list.Cursor;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserPosition;
import dev.portcullis.domain.user.UserSearch;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** The cursor of a list of users: a position, good for a search with the same conditions. Pure. */
final class UserCursor {
  private static final int ID_LENGTH = 16;

  private UserCursor() {}

  static String write(UserSearch search, UserPosition position) {
    return Cursor.write(
        list(search), position.fold(UserCursor::bytes, term -> term.getBytes(UTF_8)));
  }

  /** The position in {@code text}; empty unless {@link #write} may have made it. */
  static Optional<UserPosition> read(UserSearch search, String text) {
    return Cursor.read(list(search), text)
        .flatMap(bytes -> search.prefix().isPresent() ? term(bytes) : id(bytes))
        // The checksum is no secret, so the position may be anything.
        .filter(search::hasPosition);
  }

  /** The conditions are part of the name. The prefix is last: it alone can hold any character. */
  private static String list(UserSearch search) {
    return String.join(
        "\0",
        "users",
        search.role().map(RoleName::value).orElse(""),
        search.status().map(UserDocument::nameOf).orElse(""),
        search.prefix().orElse(""));
  }

  private static Optional<UserPosition> term(byte[] bytes) {
    return Optional.of(new UserPosition.OfTerm(new String(bytes, UTF_8)));
  }

  private static Optional<UserPosition> id(byte[] bytes) {
    if (bytes.length != ID_LENGTH) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    UUID id = new UUID(buffer.getLong(), buffer.getLong());
    return Optional.of(new UserPosition.OfId(new UserId(id)));
  }

  private static byte[] bytes(UserId id) {
    return ByteBuffer.allocate(ID_LENGTH)
        .putLong(id.value().getMostSignificantBits())
        .putLong(id.value().getLeastSignificantBits())
        .array();
  }
}
