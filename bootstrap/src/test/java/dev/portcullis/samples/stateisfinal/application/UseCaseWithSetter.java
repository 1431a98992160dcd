package dev.portcullis.samples.stateisfinal.application;

record UseCaseWithSetter(StringBuilder name) {
  void setName(String next) {
    name.append(next);
  }
}
