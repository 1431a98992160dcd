package dev.portcullis.samples.librariesstayintheiradapter.adapter.persistence;

import io.micrometer.core.instrument.MeterRegistry;

record MeteredStore(MeterRegistry registry) {}
