package dev.portcullis.samples.httpknowsapplicationanddomain.adapter.persistence;

public record Store(String name) {}
