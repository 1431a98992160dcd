package dev.portcullis.samples.applicationknowsthedomainonly.application;

import dev.portcullis.samples.applicationknowsthedomainonly.adapter.http.Route;

record SignInOverHttp(Route route) {}
