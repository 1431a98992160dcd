package dev.portcullis.adapter.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordDenylistTest {
  @TempDir private Path directory;

  @Test
  void linesAreComparedInLowerCaseAndComposedForm() throws IOException {
    PasswordDenylist list = list("The Example Company\r\n\nScho\u0308ner Garten\n last line ");

    assertTrue(list.contains("the example company"));
    assertTrue(list.contains("sch\u00f6ner garten"));
    assertTrue(list.contains(" last line "));
    assertFalse(list.contains("last line"));
    assertFalse(list.contains(""));
    assertEquals("PasswordDenylist[***]", list.toString());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
    assertTrue(list("\uFEFFThe Example Company\n").contains("the example company"));
  }

  @Test
  void anUnreadableFileIsRefused() throws IOException {
    Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, '\n'});
    assertThrows(IOException.class, () -> PasswordDenylist.read(binary));
    assertThrows(IOException.class, () -> PasswordDenylist.read(directory.resolve("none")));
  }

  private PasswordDenylist list(String content) throws IOException {
    return PasswordDenylist.read(
        Files.write(directory.resolve("denylist"), content.getBytes(UTF_8)));
  }
}
