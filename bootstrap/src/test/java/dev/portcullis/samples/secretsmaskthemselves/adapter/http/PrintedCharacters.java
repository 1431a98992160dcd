package dev.portcullis.samples.secretsmaskthemselves.adapter.http;

final class PrintedCharacters {
  private final char[] typed = new char[8];

  int length() {
    return typed.length;
  }
}
