package dev.portcullis.samples.nobodyknowsbootstraporgeneratedcode.bootstrap;

import dev.portcullis.samples.nobodyknowsbootstraporgeneratedcode.adapter.persistence.generated.Tables;

record WiringOverTables(Tables tables) {}
