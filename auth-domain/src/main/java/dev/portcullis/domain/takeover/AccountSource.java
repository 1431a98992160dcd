package dev.portcullis.domain.takeover;

import java.util.List;

/**
 * Port: the accounts of another system, which is only read. It may be in use: accounts that are
 * added meanwhile are found if their number is greater than the last one that was read. Every
 * method may throw {@link SourceUnavailableException}. For one thread.
 */
public interface AccountSource {
  /** What was found when the source was opened. */
  SourceDescription description();

  /** The number of accounts now. */
  long count();

  /** At most {@code atMost} accounts with a greater number than {@code id}, in the order of it. */
  List<SourceAccount> after(long id, int atMost);

  /** The same accounts as {@link #after}, with nothing but number, username and address. */
  List<SourceAccount> namesAfter(long id, int atMost);

  /** The accounts whose usernames the source itself does not distinguish. */
  EqualAccounts equalUsernames();

  /** The accounts whose e-mail addresses the source itself does not distinguish. */
  EqualAccounts equalEmails();
}
