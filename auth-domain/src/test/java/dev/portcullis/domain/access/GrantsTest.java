package dev.portcullis.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GrantsTest {
  @ParameterizedTest
  @ValueSource(strings = {"users:read", "users:read:own", "a:b", "a-1:own", "own:own:own"})
  void aGrantIsReadAsItIsWritten(String text) {
    assertEquals(text, Grant.parse(text).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "users",
        "users:",
        ":read",
        "users:read:",
        "users:read:all",
        "users:read:own:own",
        "Users:read",
        "users:re ad",
        "users:*",
        "1users:read",
        "users:read:OWN",
        "abcdefghijabcdefghijabcdefghijabc:read"
      })
  void whatIsNoGrantIsNotRead(String text) {
    assertEquals(Optional.empty(), Grant.parse(text));
  }

  @Test
  void theWiderScopeCoversTheNarrower() {
    assertTrue(grant("users:read").covers(grant("users:read:own")));
    assertFalse(grant("users:read:own").covers(grant("users:read")));
    assertFalse(grant("users:read").covers(grant("users:write:own")));
  }

  @Test
  void ofTwoScopesTheWiderStays() {
    Grants both = grants("users:read:own", "users:read", "users:read:own", "users:write:own");

    assertEquals(Set.of(grant("users:read"), grant("users:write:own")), both.asSet());
    assertEquals(Set.of(Permission.USERS_READ), both.onAll());
    assertEquals(grants("users:read", "users:write:own"), both);
  }

  @Test
  void nothingIsCoveredByEverythingAndCoversNothingElse() {
    assertTrue(Grants.NONE.covers(Grants.NONE));
    assertTrue(grants("a:b").covers(Grants.NONE));
    assertFalse(Grants.NONE.covers(grants("a:b:own")));
  }

  private static Grant grant(String text) {
    return Grant.parse(text).orElseThrow();
  }

  private static Grants grants(String... texts) {
    return Grants.of(Stream.of(texts).map(GrantsTest::grant).toList());
  }
}
