package dev.portcullis.samples.httpknowsapplicationanddomain.adapter.http;

import dev.portcullis.samples.httpknowsapplicationanddomain.adapter.persistence.Store;

record HandlerOverStore(Store store) {}
