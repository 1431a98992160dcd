package dev.portcullis.samples.drivenadaptersknowthedomainonly.adapter.password;

import dev.portcullis.samples.drivenadaptersknowthedomainonly.domain.User;

record Hasher(User user) {}
