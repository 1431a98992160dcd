package dev.portcullis.samples.adaptersshowtheirfacadeonly.adapter.token;

public record OpenVerifier(String name) {}
