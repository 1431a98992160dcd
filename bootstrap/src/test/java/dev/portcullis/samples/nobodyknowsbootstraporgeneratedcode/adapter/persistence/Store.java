package dev.portcullis.samples.nobodyknowsbootstraporgeneratedcode.adapter.persistence;

import dev.portcullis.samples.nobodyknowsbootstraporgeneratedcode.adapter.persistence.generated.Tables;

record Store(Tables tables) {}
