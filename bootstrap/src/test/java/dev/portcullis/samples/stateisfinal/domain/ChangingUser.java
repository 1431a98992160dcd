package dev.portcullis.samples.stateisfinal.domain;

final class ChangingUser {
  private int failures;

  int fail() {
    return ++failures;
  }
}
