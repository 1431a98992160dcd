package dev.portcullis.samples.nobodyknowsbootstraporgeneratedcode.adapter.persistence.generated;

public record Tables(String name) {}
