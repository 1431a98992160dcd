package dev.portcullis.samples.namessaywhatatypeis.domain;

record UserBase(String name) {}
