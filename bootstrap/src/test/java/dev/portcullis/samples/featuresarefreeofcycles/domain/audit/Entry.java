package dev.portcullis.samples.featuresarefreeofcycles.domain.audit;

import dev.portcullis.samples.featuresarefreeofcycles.domain.user.User;

record Entry(User user) {}
