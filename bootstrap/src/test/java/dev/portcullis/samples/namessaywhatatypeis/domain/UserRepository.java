package dev.portcullis.samples.namessaywhatatypeis.domain;

public interface UserRepository {}
