package dev.portcullis.samples.drivenadaptersknowthedomainonly.domain;

public record User(String name) {}
