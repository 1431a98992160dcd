package dev.portcullis.samples.librariesstayintheiradapter.adapter.persistence;

import com.fasterxml.jackson.databind.JsonNode;

record StoreOfJson(JsonNode node) {}
