package dev.portcullis.samples.drivenadaptersknowthedomainonly.adapter.token;

import dev.portcullis.samples.drivenadaptersknowthedomainonly.adapter.persistence.StoreWithUseCase;

record TokensOverStore(StoreWithUseCase store) {}
