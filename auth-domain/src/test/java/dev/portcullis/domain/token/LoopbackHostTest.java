package dev.portcullis.domain.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoopbackHostTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost",
        "127.0.0.1",
        "127.0.0.0",
        "127.255.255.255",
        "[::1]",
        "[0:0:0:0:0:0:0:1]"
      })
  void loopbackHostsMatchInAnyCase(String host) {
    assertTrue(LoopbackHost.matches(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost.example",
        "example.localhost.org",
        "xlocalhost",
        "localhost\n",
        "127.0.0.1.example",
        "127.0.0",
        "127.0.0.256",
        "127.00.0.1",
        "127.0.0.1:80",
        "0127.0.0.1",
        "128.0.0.1",
        "0.0.0.0",
        "10.0.0.1",
        "::1",
        "[::2]",
        "[::ffff:127.0.0.1]",
        "１27.0.0.1",
        "example.com"
      })
  void otherHostsDoNotMatch(String host) {
    assertFalse(LoopbackHost.matches(host));
  }
}
