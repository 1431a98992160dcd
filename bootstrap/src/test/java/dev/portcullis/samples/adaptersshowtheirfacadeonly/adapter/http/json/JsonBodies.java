package dev.portcullis.samples.adaptersshowtheirfacadeonly.adapter.http.json;

public record JsonBodies(int depth) {}
