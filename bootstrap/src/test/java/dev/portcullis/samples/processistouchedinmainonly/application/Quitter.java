package dev.portcullis.samples.processistouchedinmainonly.application;

final class Quitter {
  void quit() {
    System.exit(1);
  }
}
