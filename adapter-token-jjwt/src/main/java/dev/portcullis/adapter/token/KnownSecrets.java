package dev.portcullis.adapter.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;

/**
 * Secrets published in documentation, and phrases typical of placeholders: what attackers try first
 * against an HS256 token (RFC 8725 section 2.2). Pure.
 *
 * <p>Compared by letters and digits only, ignoring case, and anywhere in the secret: characters
 * added around a sample do not make it random.
 */
final class KnownSecrets {
  private static final List<String> SAMPLES =
      List.of(
          // RFC 7515 appendix A.1 and RFC 7520 section 3.5.
          "aym1sysppbydfgzld3umj1qzkobwvmkoqqestjqlrt1qs0gzh75aktmn3yj0ips4hcguutwjazzr1z9caow",
          "hjtxiz2usn5kbqfbttnwbpdmhkv8fjgonbc6mxccyg",
          // Samples of jwt.io.
          "256bitsecret",
          "384bitsecret",
          "512bitsecret",
          "astringsecret",
          "avalidstringsecret",
          // Examples from tutorials about JSON Web Tokens, each copied into thousands of projects.
          "bezkoder",
          "404e635266556a586e3272357538782f413f4428472b4b6250645367566b5970",
          "413f4428472b4b6250655368566d5970337336763979244226452948404d6351",
          "3cfa76ef14937c1c0ea519f8fc057a80fcd04a7420f8e8bcd0a7567c272e007b",
          "ultrasecureandultralong");

  private static final List<String> PHRASES =
      List.of(
          "changeme",
          "changethis",
          "changeit",
          "replaceme",
          "replacethis",
          "replacewith",
          "placeholder",
          "donotuse",
          "yoursecret",
          "yourjwtsecret",
          "mysecret",
          "supersecret",
          "verysecret",
          "thisisasecret",
          "secretkey",
          "jwtsecret",
          "longenough",
          "atleast32",
          "atleast256bit",
          "256bits",
          "password123");

  private KnownSecrets() {}

  static boolean isKnown(byte[] secret) {
    String plain = plain(new String(secret, ISO_8859_1));
    return SAMPLES.stream().anyMatch(plain::contains) || PHRASES.stream().anyMatch(plain::contains);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
