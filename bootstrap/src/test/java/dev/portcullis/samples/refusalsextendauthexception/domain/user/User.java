package dev.portcullis.samples.refusalsextendauthexception.domain.user;

record User(String name) {}
