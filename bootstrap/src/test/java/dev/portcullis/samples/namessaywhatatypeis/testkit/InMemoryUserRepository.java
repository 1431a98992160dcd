package dev.portcullis.samples.namessaywhatatypeis.testkit;

import dev.portcullis.samples.namessaywhatatypeis.domain.UserRepository;

record InMemoryUserRepository(String name) implements UserRepository {}
