package dev.portcullis.samples.httpknowsapplicationanddomain.adapter.http;

import dev.portcullis.samples.httpknowsapplicationanddomain.application.SignIn;

record Handler(SignIn signIn) {}
