package dev.portcullis.samples.secretsmaskthemselves.domain;

import javax.crypto.SecretKey;

record PrintedKey(SecretKey key) {}
