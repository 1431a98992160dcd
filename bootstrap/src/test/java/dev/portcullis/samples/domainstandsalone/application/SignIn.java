package dev.portcullis.samples.domainstandsalone.application;

public record SignIn(String name) {}
