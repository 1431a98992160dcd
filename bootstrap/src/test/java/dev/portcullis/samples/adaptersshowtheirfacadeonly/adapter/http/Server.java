package dev.portcullis.samples.adaptersshowtheirfacadeonly.adapter.http;

import dev.portcullis.samples.adaptersshowtheirfacadeonly.adapter.http.json.JsonBodies;

record Server(JsonBodies bodies) {}
