package dev.portcullis.samples.httpknowsapplicationanddomain.application;

public record SignIn(String name) {}
