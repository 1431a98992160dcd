package dev.portcullis.samples.featuresarefreeofcycles.application.account;

import dev.portcullis.samples.featuresarefreeofcycles.application.authentication.SignIn;

public record SignUp(SignIn next) {}
