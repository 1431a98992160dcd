package dev.portcullis.samples.namessaywhatatypeis.domain;

record UserImpl(String name) {}
