package dev.portcullis.bootstrap.cli;

import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.UserStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options and parameters, as strictly as the HTTP interface. Pure. */
final class Converters {
  private Converters() {}

  static void register(CommandLine line) {
    line.registerConverter(
        RoleName.class,
        text -> orWrong(RoleName.spelt(text), "give the name of a role, such as admin"));
    line.registerConverter(
        Grant.class,
        text ->
            orWrong(
                Grant.parse(text),
                "write resource:action or resource:action:own, each word of at most 32 of a-z, 0-9 and -"));
    line.registerConverter(
        UserStatus.class, text -> orWrong(status(text), "give active, locked or disabled"));
    line.registerConverter(
        Instant.class,
        text -> orWrong(time(text), "give a time such as 2026-03-29T02:30:00Z (RFC 3339)"));
  }

  private static Optional<UserStatus> status(String text) {
    return Arrays.stream(UserStatus.values())
        .filter(status -> Words.of(status).equals(text))
        .findFirst();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  private static <T> T orWrong(Optional<T> value, String expected) {
    return value.orElseThrow(() -> new TypeConversionException(expected));
  }
}
