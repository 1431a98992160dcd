package dev.portcullis.samples.applicationknowsthedomainonly.adapter.http;

public record Route(String path) {}
