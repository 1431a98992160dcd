package dev.portcullis.samples.namessaywhatatypeis.domain;

record AbstractUser(String name) {}
