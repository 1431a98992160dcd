package dev.portcullis.samples.librariesstayintheiradapter.adapter.token;

import at.favre.lib.crypto.bcrypt.BCrypt;

record TokensOverBcrypt(BCrypt.Version version) {}
