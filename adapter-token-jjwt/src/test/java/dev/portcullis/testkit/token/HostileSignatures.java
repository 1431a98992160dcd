package dev.portcullis.testkit.token;

import static dev.portcullis.testkit.token.ForgedSignature.mac;
import static dev.portcullis.testkit.token.ForgedSignature.secret;
import static dev.portcullis.testkit.token.TokenForge.base64;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.portcullis.domain.token.RejectionReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Valid headers and claims with an invalid signature. */
final class HostileSignatures {
  private final List<HostileToken> rows = new ArrayList<>();
  private final TokenForge forge;
  private final String text;
  private final byte[] signature;

  private HostileSignatures(TokenForge forge) {
    this.forge = forge;
    this.text = base64(forge.header()) + "." + base64(forge.payload());
    this.signature = forge.sign(text);
  }

  static List<HostileToken> rows(TokenForge forge) {
    HostileSignatures signatures = new HostileSignatures(forge);
    signatures.otherBytes();
    signatures.otherText();
    List<HostileToken> rows = new ArrayList<>(signatures.rows);
    rows.addAll(HostileNumbers.rows(forge));
    return rows;
  }

  private void otherBytes() {
    int length = signature.length;
    row("empty", text, new byte[0]);
    row("one byte", text, new byte[1]);
    row("zeros", text, new byte[length]);
    row("ones", text, filled(length));
    row("last byte missing", text, Arrays.copyOf(signature, length - 1));
    row("first byte missing", text, Arrays.copyOfRange(signature, 1, length));
    row("zero behind", text, Arrays.copyOf(signature, length + 1));
    row("zero before", text, zeroBefore());
    row("twice", text, twice());
    row("last bit flipped", text, flipped(length - 1, 1));
    row("first bit flipped", text, flipped(0, 0x80));
    row("base64 of the base64", text, base64(signature).getBytes(US_ASCII));
    row("MAC under no secret", text, mac(secret(new byte[1]), text));
    row("2 kB", text, new byte[2000]);
  }

  private void otherText() {
    String admin = base64(forge.payloadWith("roles", "[\"admin\"]"));
    row("over other roles", base64(forge.header()) + "." + admin, signature);
    row(
        "over other blanks",
        base64(forge.header() + " ") + "." + base64(forge.payload()),
        signature);
    row("over the payload alone", text, forge.sign(base64(forge.payload())));
    row("over the decoded text", text, forge.sign(forge.header() + "." + forge.payload()));
    row("over an empty payload", base64(forge.header()) + ".", signature);
  }

  private byte[] zeroBefore() {
    byte[] longer = new byte[signature.length + 1];
    System.arraycopy(signature, 0, longer, 1, signature.length);
    return longer;
  }

  private byte[] twice() {
    byte[] longer = Arrays.copyOf(signature, signature.length * 2);
    System.arraycopy(signature, 0, longer, signature.length, signature.length);
    return longer;
  }

  private byte[] flipped(int at, int bit) {
    byte[] copy = signature.clone();
    copy[at] = (byte) (copy[at] ^ bit);
    return copy;
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0xff);
    return bytes;
  }

  private void row(String name, String over, byte[] bytes) {
    rows.add(
        new HostileToken(
            "signature: " + name, over + "." + base64(bytes), RejectionReason.SIGNATURE));
  }
}
