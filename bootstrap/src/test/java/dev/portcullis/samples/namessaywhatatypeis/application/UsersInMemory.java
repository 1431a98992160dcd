package dev.portcullis.samples.namessaywhatatypeis.application;

import dev.portcullis.samples.namessaywhatatypeis.domain.UserRepository;

record UsersInMemory(String name) implements UserRepository {}
