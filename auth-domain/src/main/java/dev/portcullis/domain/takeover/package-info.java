/**
 * Taking over the accounts of another system: what it stores, which of its accounts can come over
 * as they are, what is wrong with the others, and which names could be proposed for these.
 *
 * <pre>{@code
 * AccountRules rules = new AccountRules(renames, roles, RoleName.USER, hasher);
 * source.after(last, 1_000).forEach(rules::claim);
 * CheckedAccount checked = rules.check(account, intake.occupied(names, addresses));
 * if (checked.isGood()) {
 *   accounts.add(checked.account(new UserId(ids.next()), clock.instant()));
 * }
 * }</pre>
 */
package dev.portcullis.domain.takeover;
