package dev.portcullis.application.takeover;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.administration.AccessRules;
import dev.portcullis.application.journal.Journal;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.id.TimeOrderedIds;
import dev.portcullis.domain.takeover.AccountIntake;

/**
 * What a takeover needs of the store and the hasher. Thread-safe, as the parts are.
 *
 * @param intake stores the accounts
 * @param rules the roles and what they grant
 * @param journal runs the transactions over both
 * @param hasher tells which hashes can be verified
 * @param ids makes the ids of users
 */
public record TakeoverPorts(
    AccountIntake intake,
    AccessRules rules,
    Journal journal,
    PasswordHasher hasher,
    TimeOrderedIds ids) {
  /** All parts are required. */
  public TakeoverPorts {
    requireNonNull(intake, "intake");
    requireNonNull(rules, "rules");
    requireNonNull(journal, "journal");
    requireNonNull(hasher, "hasher");
    requireNonNull(ids, "ids");
  }
}
