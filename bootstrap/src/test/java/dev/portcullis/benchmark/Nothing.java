package dev.portcullis.benchmark;

/** A program that does nothing: what a JVM takes by itself. */
public final class Nothing {
  private Nothing() {}

  /** Does nothing. */
  public static void main(String[] arguments) {}
}
