package dev.portcullis.samples.namessaywhatatypeis.adapter.persistence;

import dev.portcullis.samples.namessaywhatatypeis.domain.UserRepository;

record JooqUserRepository(String name) implements UserRepository {}
