package dev.portcullis.samples.namessaywhatatypeis.domain.service;

record Named(String name) {}
