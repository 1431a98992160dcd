package dev.portcullis.adapter.http.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HeadReaderTest {
  private static final String REST = " HTTP/1.1\r\nHost: 50% |\r\nX: %zz\r\n\r\n";

  @ParameterizedTest
  @CsvSource({
    "/?q=50%, /?q=50%25",
    "/?q=%4, /?q=%254",
    "/?q=%4&r=%, /?q=%254&r=%25",
    "/?q=%zz, /?q=%25zz",
    "/?q=%4z, /?q=%254z",
    "/?q=%%, /?q=%25%25",
    "/?q=%%41, /?q=%25%41",
    "/?q=%4%41, /?q=%254%41",
    "/?q=%4|, /?q=%254%7C",
    "/?%=%, /?%25=%25",
    "/?q=%25, /?q=%25",
    "/?q=%fF%41%00, /?q=%fF%41%00",
    "/a%/%4/b;c=%, /a%25/%254/b;c=%25",
    "http://h%/a%?%, http://h%25/a%25?%25",
    "/?a|b{c}^`<>#\"\\, /?a%7Cb%7Bc%7D%5E%60%3C%3E%23%22%5C",
    "/\u00c3\u00bc, /%C3%BC",
    "/?q=\u00ff\u0080, /?q=%FF%80",
    "*, *"
  })
  void whatIsNoPercentSequenceIsEncodedWhereverTheReadsAreCut(String target, String expected) {
    String head = "GET " + target + REST;
    for (int first = 0; first <= head.length(); first++) {
      for (int second = first; second <= head.length(); second++) {
        assertEquals("GET " + expected + REST, read(head, first, second));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /?q=%41 HTTP/1.1\r\nX: %\r\n\r\n",
        "G|T / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.%\r\n\r\n",
        "GET  /% HTTP/1.1\r\n\r\n",
        "GET\t/% HTTP/1.1\r\n\r\n",
        "GET /\r\nX: | %\r\n\r\n",
        "GET\r\n/% HTTP/1.1\r\n\r\n",
        "GET /\u0000\u0001\u007f HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nX: a\n\n\r\r\n b\r\n\r\n"
      })
  void allElseStaysAsItIs(String head) {
    assertEquals(head, read(head, 0, 0));
  }

  @Test
  void theEndOfAHeadIsTheFirstEmptyLine() {
    HeadReader reader = new HeadReader();
    ByteBuffer input = bytes("GET /% HTTP/1.1\r\nHost: h\r\n\r\n%body GET /% HTTP/1.1\r\n\r\n");

    assertEquals("GET /%25 HTTP/1.1\r\nHost: h\r\n\r\n", text(reader.read(input)));
    assertFalse(reader.isInHead());
    assertEquals("", text(reader.read(input)));
    assertEquals("%body GET /% HTTP/1.1\r\n\r\n", text(input));

    reader.begin();
    assertTrue(reader.isInHead());
    assertEquals("GET /%25 HTTP/1.1\r\n\r\n", text(reader.read(bytes("GET /% HTTP/1.1\r\n\r\n"))));
  }

  @Test
  void everyByteButThoseOfTheTargetIsPassedOn() {
    for (int b = 0; b < 256; b++) {
      String head = "GET / HTTP/1.1\r\nX: a" + (char) b + "b\r\n\r\n";
      assertEquals(head, read(head, 0, 0));
    }
  }

  private static String read(String head, int first, int second) {
    HeadReader reader = new HeadReader();
    String read =
        text(reader.read(bytes(head.substring(0, first))))
            + text(reader.read(bytes(head.substring(first, second))))
            + text(reader.read(bytes(head.substring(second))));
    assertFalse(reader.isInHead(), head);
    return read;
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }

  private static String text(ByteBuffer bytes) {
    return ISO_8859_1.decode(bytes).toString();
  }
}
