package dev.portcullis.samples.namessaywhatatypeis.domain;

record PasswordHelper(String name) {}
