package dev.portcullis.samples.librariesstayintheiradapter.adapter.http;

import io.prometheus.metrics.model.registry.PrometheusRegistry;

record MeteredHandler(PrometheusRegistry registry) {}
