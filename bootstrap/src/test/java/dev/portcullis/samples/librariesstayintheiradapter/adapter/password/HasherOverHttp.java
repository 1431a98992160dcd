package dev.portcullis.samples.librariesstayintheiradapter.adapter.password;

import io.undertow.server.HttpServerExchange;

record HasherOverHttp(HttpServerExchange exchange) {}
