package dev.portcullis.samples.adaptersshowtheirfacadeonly.adapter.http.json;

public record DeepSettings(int depth) {}
