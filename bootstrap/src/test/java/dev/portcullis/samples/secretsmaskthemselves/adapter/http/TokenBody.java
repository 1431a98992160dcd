package dev.portcullis.samples.secretsmaskthemselves.adapter.http;

record TokenBody(String accessToken) {}
