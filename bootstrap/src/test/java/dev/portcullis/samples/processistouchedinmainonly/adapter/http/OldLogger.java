package dev.portcullis.samples.processistouchedinmainonly.adapter.http;

import java.util.logging.Logger;

record OldLogger(Logger logger) {}
