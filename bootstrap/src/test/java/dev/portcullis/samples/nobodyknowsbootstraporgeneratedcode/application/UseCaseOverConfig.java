package dev.portcullis.samples.nobodyknowsbootstraporgeneratedcode.application;

import dev.portcullis.samples.nobodyknowsbootstraporgeneratedcode.bootstrap.Config;

record UseCaseOverConfig(Config config) {}
