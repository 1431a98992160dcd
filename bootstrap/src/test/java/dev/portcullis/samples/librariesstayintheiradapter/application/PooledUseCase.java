package dev.portcullis.samples.librariesstayintheiradapter.application;

import com.zaxxer.hikari.HikariDataSource;

record PooledUseCase(HikariDataSource pool) {}
