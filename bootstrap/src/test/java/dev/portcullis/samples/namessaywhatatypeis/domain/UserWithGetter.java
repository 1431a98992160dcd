package dev.portcullis.samples.namessaywhatatypeis.domain;

record UserWithGetter(String name) {
  String getName() {
    return name;
  }
}
