package dev.portcullis.samples.processistouchedinmainonly.domain;

final class TracePrinter {
  void print(RuntimeException e) {
    e.printStackTrace();
  }
}
