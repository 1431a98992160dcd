package dev.portcullis.testkit.contract;

import dev.portcullis.domain.access.AccessRuleRepository;
import dev.portcullis.domain.credential.CredentialRepository;
import dev.portcullis.domain.key.SigningKeyRepository;
import dev.portcullis.domain.role.RoleRepository;
import dev.portcullis.domain.transaction.TransactionRunner;
import dev.portcullis.domain.user.UserRepository;

/** The ports of one store, which share its transactions. */
public record StoreUnderTest(
    UserRepository users,
    RoleRepository roles,
    AccessRuleRepository accessRules,
    CredentialRepository credentials,
    SigningKeyRepository signingKeys,
    TransactionRunner transactions) {}
