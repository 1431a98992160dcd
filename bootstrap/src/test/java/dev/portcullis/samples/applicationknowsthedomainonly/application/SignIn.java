package dev.portcullis.samples.applicationknowsthedomainonly.application;

import dev.portcullis.samples.applicationknowsthedomainonly.domain.User;

record SignIn(User user) {}
