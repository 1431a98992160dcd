package dev.portcullis.samples.drivenadaptersknowthedomainonly.adapter.password;

import dev.portcullis.samples.drivenadaptersknowthedomainonly.application.SignIn;

record HasherWithUseCase(SignIn signIn) {}
