package dev.portcullis.samples.namessaywhatatypeis.domain;

record UserInfo(String name) {}
