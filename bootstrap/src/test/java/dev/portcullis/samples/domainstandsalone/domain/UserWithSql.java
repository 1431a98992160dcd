package dev.portcullis.samples.domainstandsalone.domain;

import java.sql.Connection;

record UserWithSql(Connection connection) {}
