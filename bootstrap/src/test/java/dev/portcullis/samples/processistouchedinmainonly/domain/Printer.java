package dev.portcullis.samples.processistouchedinmainonly.domain;

final class Printer {
  void print() {
    System.out.println("here");
  }
}
