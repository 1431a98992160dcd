package dev.portcullis.samples.secretsmaskthemselves.domain;

import java.security.PublicKey;

record OpenKey(PublicKey key, MaskedKey masked) {}
