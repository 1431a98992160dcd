package dev.portcullis.application.takeover;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.takeover.Finding;
import dev.portcullis.domain.takeover.Proposal;
import dev.portcullis.domain.takeover.SourceAccount;
import java.util.List;

/**
 * An account that cannot come over as it is. Immutable.
 *
 * @param account the account
 * @param findings why; at least one
 * @param proposal under what names it could
 */
public record RefusedAccount(SourceAccount account, List<Finding> findings, Proposal proposal) {
  /** Copies {@code findings}. */
  public RefusedAccount {
    requireNonNull(account, "account");
    findings = List.copyOf(findings);
    requireNonNull(proposal, "proposal");
  }
}
