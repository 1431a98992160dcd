package dev.portcullis.samples.nobodyknowsbootstraporgeneratedcode.bootstrap;

public record Config(String name) {}
