package dev.portcullis.samples.librariesstayintheiradapter.adapter.persistence;

import org.jooq.Record;

record Store(Record row) {}
