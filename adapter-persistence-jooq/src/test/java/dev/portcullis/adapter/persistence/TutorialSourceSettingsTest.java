package dev.portcullis.adapter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TutorialSourceSettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://ada:secret@host/db",
        "jdbc:mysql://host/db?user=ada",
        "jdbc:mysql://host/db?useSSL=true&PASSWORD=secret",
        "jdbc:mysql://host/db?password2=secret",
        "jdbc:mysql://(host=h,user=ada)/db",
        "jdbc:h2:mem:x",
        "jdbc:postgresql://host/db"
      })
  void urlsWithCredentialsOrOfOtherDatabasesAreRefused(String url) {
    assertThrows(IllegalArgumentException.class, () -> settings(url));
  }

  @Test
  void passwordIsNotPrinted() {
    TutorialSourceSettings settings = settings("jdbc:mysql://host:3306/db?x=y");
    assertFalse(settings.toString().contains("secret"));
    assertEquals("other", settings.withPassword("other").password());
    assertEquals("jdbc:mysql://host:3306/db", settings.location());
    assertEquals(
        "jdbc:mysql://host:3306/old",
        new TutorialSourceSettings(
                "jdbc:mysql://host:3306/db?x=y", "ada", "", Optional.of("old"), "")
            .location());
  }

  private static TutorialSourceSettings settings(String url) {
    return new TutorialSourceSettings(url, "ada", "secret", Optional.empty(), "");
  }
}
