package dev.portcullis.samples.stateisfinal.domain;

record User(String name) {}
