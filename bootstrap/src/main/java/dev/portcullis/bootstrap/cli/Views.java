package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.administration.RoleDefinition;
import dev.portcullis.application.key.SigningKeySummary;
import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.user.User;
import java.util.Optional;

/** What commands show, with the names of the HTTP interface. */
final class Views {
  private Views() {}

  static View<User> users() {
    return View.<User>empty()
        .with("id", user -> user.id().toString())
        .with("username", user -> user.username().value())
        .with("email", user -> user.email().value())
        .with("roles", user -> user.roles().stream().sorted().map(RoleName::value).toList())
        .with("status", user -> Words.of(user.status()))
        .with("createdAt", user -> user.createdAt().toString());
  }

  static View<RoleDefinition> roles() {
    return View.<RoleDefinition>empty()
        .with("name", role -> role.role().name().value())
        .with("description", role -> role.role().description())
        .with("permissions", role -> role.grants().asSet().stream().map(Grant::toString).toList())
        .with(
            "inherits",
            role -> role.role().inherits().stream().sorted().map(RoleName::value).toList());
  }

  static View<Session> sessions() {
    return View.<Session>empty()
        .with("id", session -> session.id().toString())
        .with("createdAt", session -> session.times().createdAt().toString())
        .with("lastUsedAt", session -> session.times().usedAt().toString())
        .with("expiresAt", session -> session.times().expiresAt().toString())
        .withOptional("userAgent", session -> session.origin().userAgent())
        .with("ip", session -> session.origin().source().toString());
  }

  static View<SigningKeySummary> keys() {
    return View.<SigningKeySummary>empty()
        .with("kid", key -> key.id().value())
        .with("alg", key -> key.algorithm().joseName())
        .with("status", key -> Words.of(key.status()))
        .with("publishedAt", key -> key.schedule().publishedAt().toString())
        .with("activeFrom", key -> key.schedule().activeFrom().toString())
        .withOptional("verifiesUntil", key -> key.verifiesUntil().map(Object::toString));
  }

  static View<AuditRecord> audit() {
    return View.<AuditRecord>empty()
        .with("id", record -> record.id().toString())
        .with("at", record -> record.at().toString())
        .with("event", record -> record.facts().event())
        .withOptional("actor", record -> actor(record.facts()))
        .withOptional("subject", record -> record.facts().subject().map(Object::toString))
        .withOptional("session", record -> record.facts().session().map(Object::toString))
        .withOptional("source", record -> record.facts().source())
        .withOptional("detail", record -> record.facts().detail());
  }

  private static Optional<String> actor(AuditRecord.Facts facts) {
    return facts
        .operator()
        .map(name -> "command-line:" + name)
        .or(() -> facts.actor().map(Object::toString));
  }
}
