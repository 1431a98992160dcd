package dev.portcullis.samples.secretsmaskthemselves.adapter.http;

record SignInBody(String username, String password) {}
