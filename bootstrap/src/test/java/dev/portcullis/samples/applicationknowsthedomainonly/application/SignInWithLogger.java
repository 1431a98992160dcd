package dev.portcullis.samples.applicationknowsthedomainonly.application;

import org.slf4j.Logger;

record SignInWithLogger(Logger logger) {}
