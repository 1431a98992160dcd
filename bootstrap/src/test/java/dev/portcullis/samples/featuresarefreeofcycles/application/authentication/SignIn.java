package dev.portcullis.samples.featuresarefreeofcycles.application.authentication;

import dev.portcullis.samples.featuresarefreeofcycles.application.account.SignUp;

public record SignIn(SignUp before) {}
