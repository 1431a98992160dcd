package dev.portcullis.samples.namessaywhatatypeis.domain;

record IUser(String name) {}
