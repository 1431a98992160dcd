package dev.portcullis.samples.namessaywhatatypeis.domain;

record MyUser(String name) {}
