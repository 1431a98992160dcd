package dev.portcullis.testkit.contract;

import dev.portcullis.domain.access.AccessRuleRepository;
import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.audit.chain.AuditRegistry;
import dev.portcullis.domain.credential.CredentialRepository;
import dev.portcullis.domain.key.SigningKeyRepository;
import dev.portcullis.domain.revocation.RevocationFeed;
import dev.portcullis.domain.role.RoleRepository;
import dev.portcullis.domain.session.SessionRepository;
import dev.portcullis.domain.transaction.TransactionRunner;
import dev.portcullis.domain.user.UserRepository;

/** The ports of one store, which share its transactions. */
public record StoreUnderTest(
    UserRepository users,
    RoleRepository roles,
    AccessRuleRepository accessRules,
    CredentialRepository credentials,
    SigningKeyRepository signingKeys,
    SessionPorts sessionPorts,
    TransactionRunner transactions) {

  /** The ports of sessions, revocations and the audit trail. */
  public record SessionPorts(
      SessionRepository sessions, RevocationFeed revocations, AuditPorts audit) {}

  /** The ports of the audit trail. */
  public record AuditPorts(AuditTrail trail, AuditRegistry registry) {}

  /** The sessions. */
  public SessionRepository sessions() {
    return sessionPorts.sessions();
  }

  /** The feed of revocations. */
  public RevocationFeed revocations() {
    return sessionPorts.revocations();
  }

  /** The audit trail. */
  public AuditTrail audit() {
    return sessionPorts.audit().trail();
  }

  /** The writers and marks of the audit trail. */
  public AuditRegistry auditRegistry() {
    return sessionPorts.audit().registry();
  }
}
