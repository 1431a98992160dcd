package dev.portcullis.samples.librariesstayintheiradapter.domain;

import org.jooq.Record;

record UserRow(Record row) {}
