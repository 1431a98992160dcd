package dev.portcullis.samples.applicationknowsthedomainonly.domain;

public record User(String name) {}
