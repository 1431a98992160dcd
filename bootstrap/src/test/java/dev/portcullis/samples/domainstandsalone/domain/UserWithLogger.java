package dev.portcullis.samples.domainstandsalone.domain;

import org.slf4j.Logger;

record UserWithLogger(Logger logger) {}
