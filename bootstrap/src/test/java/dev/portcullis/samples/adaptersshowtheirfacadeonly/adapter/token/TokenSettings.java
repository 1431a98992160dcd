package dev.portcullis.samples.adaptersshowtheirfacadeonly.adapter.token;

public record TokenSettings(String issuer) {}
