package dev.portcullis.samples.librariesstayintheiradapter.application;

import org.flywaydb.core.Flyway;

record MigratingUseCase(Flyway flyway) {}
