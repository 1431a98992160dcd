package dev.portcullis.samples.namessaywhatatypeis.application;

interface KeyRepository {}
