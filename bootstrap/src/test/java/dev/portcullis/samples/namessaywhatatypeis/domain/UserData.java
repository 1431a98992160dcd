package dev.portcullis.samples.namessaywhatatypeis.domain;

record UserData(String name) {}
