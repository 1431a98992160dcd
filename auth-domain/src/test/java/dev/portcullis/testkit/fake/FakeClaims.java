package dev.portcullis.testkit.fake;

import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.token.AccessTokenClaims;
import dev.portcullis.domain.token.TokenId;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Claims as one line of text: single fields, then the roles, separated by blanks. */
final class FakeClaims {
  private static final Pattern BLANK = Pattern.compile(" ");
  private static final int FIELDS = 6;

  private FakeClaims() {}

  static String write(AccessTokenClaims claims) {
    String fields =
        claims.subject()
            + " "
            + claims.session()
            + " "
            + claims.id()
            + " "
            + claims.issuedAt().getEpochSecond()
            + " "
            + claims.expiresAt().getEpochSecond()
            + " "
            + claims.epoch();
    return claims.roles().stream()
        .sorted()
        .map(role -> " " + role)
        .collect(Collectors.joining("", fields, ""));
  }

  /** Parses only text that {@link #write} made. */
  static AccessTokenClaims read(String text) {
    List<String> words = BLANK.splitAsStream(text).toList();
    Set<RoleName> roles =
        words.stream().skip(FIELDS).map(RoleName::new).collect(Collectors.toSet());
    return new AccessTokenClaims(
        new UserId(UUID.fromString(words.get(0))),
        new SessionId(UUID.fromString(words.get(1))),
        new TokenId(UUID.fromString(words.get(2))),
        Instant.ofEpochSecond(Long.parseLong(words.get(3))),
        Instant.ofEpochSecond(Long.parseLong(words.get(4))),
        roles,
        Long.parseLong(words.get(5)));
  }
}
