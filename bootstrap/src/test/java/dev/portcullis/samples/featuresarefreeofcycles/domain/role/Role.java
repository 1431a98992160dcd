package dev.portcullis.samples.featuresarefreeofcycles.domain.role;

import dev.portcullis.samples.featuresarefreeofcycles.domain.user.User;

public record Role(User holder) {}
