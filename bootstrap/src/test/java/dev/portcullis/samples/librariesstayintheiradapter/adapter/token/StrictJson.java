package dev.portcullis.samples.librariesstayintheiradapter.adapter.token;

import com.fasterxml.jackson.databind.JsonNode;

record StrictJson(JsonNode node) {}
