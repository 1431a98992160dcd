package dev.portcullis.samples.namessaywhatatypeis.domain;

record Issuer(String imprint) {}
