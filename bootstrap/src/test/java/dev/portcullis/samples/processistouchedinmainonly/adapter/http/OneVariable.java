package dev.portcullis.samples.processistouchedinmainonly.adapter.http;

final class OneVariable {
  String value() {
    return System.getenv("HOME");
  }
}
