package dev.portcullis.samples.domainstandsalone.domain;

import dev.portcullis.samples.domainstandsalone.application.SignIn;

record UserWithUseCase(SignIn signIn) {}
