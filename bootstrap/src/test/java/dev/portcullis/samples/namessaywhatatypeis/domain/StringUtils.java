package dev.portcullis.samples.namessaywhatatypeis.domain;

record StringUtils(String name) {}
