package dev.portcullis.samples.librariesstayintheiradapter.bootstrap;

import com.zaxxer.hikari.HikariDataSource;

record Wiring(HikariDataSource pool) {}
