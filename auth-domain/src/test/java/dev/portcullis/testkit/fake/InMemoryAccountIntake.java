package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.takeover.AccountIntake;
import dev.portcullis.domain.takeover.IntakeConflictException;
import dev.portcullis.domain.takeover.NewAccount;
import dev.portcullis.domain.takeover.Occupied;
import dev.portcullis.domain.takeover.SourceId;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.EmailTakenException;
import dev.portcullis.domain.user.Username;
import dev.portcullis.domain.user.UsernameTakenException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes accounts of other systems into an {@link InMemoryDatabase}. */
public final class InMemoryAccountIntake implements AccountIntake {
  private final InMemoryDatabase database;
  private final InMemoryUserRepository users;

  /** Over {@code database}. */
  public InMemoryAccountIntake(InMemoryDatabase database) {
    this.database = requireNonNull(database, "database");
    this.users = new InMemoryUserRepository(database);
  }

  @Override
  public Set<Long> takenOver(SourceId source, long first, long last) {
    return database.rows().imported().stream()
        .filter(account -> account.source().equals(source))
        .map(Rows.Imported::id)
        .filter(id -> id >= first && id <= last)
        .collect(Collectors.toSet());
  }

  @Override
  public Occupied occupied(Collection<Username> usernames, Collection<EmailAddress> emails) {
    return new Occupied(
        usernames.stream()
            .filter(name -> users.findByUsername(name).isPresent())
            .map(Username::key)
            .collect(Collectors.toSet()),
        emails.stream()
            .filter(email -> users.findByEmail(email).isPresent())
            .map(EmailAddress::key)
            .collect(Collectors.toSet()));
  }

  @Override
  public void add(SourceId source, List<NewAccount> accounts) {
    requireNonNull(source, "source");
    database.requireTransaction();
    Rows before = database.rows();
    try {
      accounts.forEach(account -> add(source, account));
    } catch (UsernameTakenException | EmailTakenException taken) {
      database.store(before);
      throw new IntakeConflictException(taken);
    }
  }

  private void add(SourceId source, NewAccount account) {
    Rows.Imported record = new Rows.Imported(source, account.sourceId());
    if (database.rows().imported().contains(record)) {
      throw new IntakeConflictException();
    }
    users.add(account.user());
    database.store(database.rows().with(record));
    account
        .password()
        .map(hash -> new Credential(account.user().id(), hash, account.user().createdAt()))
        .ifPresent(credential -> database.store(database.rows().with(credential)));
  }
}
