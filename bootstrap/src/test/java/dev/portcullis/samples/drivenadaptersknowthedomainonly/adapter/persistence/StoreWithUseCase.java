package dev.portcullis.samples.drivenadaptersknowthedomainonly.adapter.persistence;

import dev.portcullis.samples.drivenadaptersknowthedomainonly.application.SignIn;

public record StoreWithUseCase(SignIn signIn) {}
