package dev.portcullis.samples.namessaywhatatypeis.domain;

record UserManager(String name) {}
