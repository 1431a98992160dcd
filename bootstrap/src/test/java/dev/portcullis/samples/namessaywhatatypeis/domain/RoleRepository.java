package dev.portcullis.samples.namessaywhatatypeis.domain;

record RoleRepository(String name) {}
