package dev.portcullis.samples.drivenadaptersknowthedomainonly.application;

public record SignIn(String name) {}
