package dev.portcullis.samples.librariesstayintheiradapter.adapter.http;

import io.jsonwebtoken.Claims;

record HandlerOverClaims(Claims claims) {}
