package dev.portcullis.samples.featuresarefreeofcycles.domain.user;

import dev.portcullis.samples.featuresarefreeofcycles.domain.role.Role;

public record User(Role role) {}
