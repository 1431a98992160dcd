package dev.portcullis.samples.nobodyknowsbootstraporgeneratedcode.adapter.http;

import dev.portcullis.samples.nobodyknowsbootstraporgeneratedcode.adapter.persistence.generated.Tables;

record HandlerOverTables(Tables tables) {}
