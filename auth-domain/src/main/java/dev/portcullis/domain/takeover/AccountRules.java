package dev.portcullis.domain.takeover;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.Username;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides which accounts of a source can come over. Of accounts that share a name or an address,
 * the one with the lowest number keeps it: it is the one that the source finds. For that, pass all
 * accounts to {@link #claim} in the order of their numbers before the first is checked. Both may be
 * repeated. For one thread.
 */
public final class AccountRules {
  /** Of an imported hash; a hash of our own form cannot come from elsewhere. */
  private static final String BCRYPT = "$2";

  private final Renames renames;
  private final RoleMapping roles;
  private final RoleName defaultRole;
  private final PasswordHasher hasher;
  private final KeyClaims usernames;
  private final KeyClaims emails;

  /**
   * Rules for a source.
   *
   * @param renames are applied before anything is checked
   * @param roles the roles here
   * @param defaultRole of accounts without roles
   * @param hasher tells which hashes can be verified
   * @param expected the number of accounts, about
   */
  public AccountRules(
      Renames renames,
      RoleMapping roles,
      RoleName defaultRole,
      PasswordHasher hasher,
      long expected) {
    this.renames = requireNonNull(renames, "renames");
    this.roles = requireNonNull(roles, "roles");
    this.defaultRole = requireNonNull(defaultRole, "defaultRole");
    this.hasher = requireNonNull(hasher, "hasher");
    this.usernames = new KeyClaims(expected);
    this.emails = new KeyClaims(expected);
  }

  /** Claims the name and the address of {@code account}, if they are valid. */
  public void claim(SourceAccount account) {
    CheckedAccount.Identity identity = identity(account);
    identity.username().ifPresent(name -> usernames.claim(name.key(), account.id()));
    identity.email().ifPresent(address -> emails.claim(address.key(), account.id()));
  }

  /** The names that {@code account} would have here, with renames. */
  public CheckedAccount.Identity identity(SourceAccount account) {
    Rename rename = renames.of(account);
    return new CheckedAccount.Identity(
        rename.username().or(account::username).flatMap(Username::parse),
        rename.email().or(account::email).flatMap(EmailAddress::parse));
  }

  /** Checks {@code account}; {@code occupied} covers its names. */
  public CheckedAccount check(SourceAccount account, Occupied occupied) {
    return check(account, identity(account), occupied);
  }

  /** The same, for callers that know its {@link #identity} already. */
  public CheckedAccount check(
      SourceAccount account, CheckedAccount.Identity identity, Occupied occupied) {
    Rename rename = renames.of(account);
    Set<RoleName> held = rolesOf(account);
    List<Finding> findings = new ArrayList<>();
    Claim username =
        new Claim(
            rename.username().or(account::username),
            identity.username().map(Username::key),
            usernames,
            occupied.usernames());
    Claim email =
        new Claim(
            rename.email().or(account::email),
            identity.email().map(EmailAddress::key),
            emails,
            occupied.emails());
    finding(account.id(), username, Conflicts.OF_USERNAMES).ifPresent(findings::add);
    finding(account.id(), email, Conflicts.OF_EMAILS).ifPresent(findings::add);
    if (!rename.withoutPassword()) {
      password(account).map(Finding::of).ifPresent(findings::add);
    }
    if (held.size() > User.MAX_ROLES) {
      findings.add(Finding.of(Problem.TOO_MANY_ROLES));
    }
    if (!account.roles().stream().allMatch(name -> roles.of(name).isPresent())) {
      findings.add(Finding.of(Problem.ROLE_UNKNOWN));
    }
    return new CheckedAccount(
        account,
        identity,
        rename.withoutPassword() ? Optional.empty() : account.password(),
        held,
        findings,
        remarks(account, rename));
  }

  /**
   * The username to propose for a refused account at {@code attempt}, which no other account has
   * claimed; it is claimed for this one. Empty if its own username is good.
   */
  public Optional<Username> proposedUsername(CheckedAccount refused, int attempt) {
    if (!refused.has(Problem::isOfUsername)) {
      return Optional.empty();
    }
    int free = attempt;
    SourceAccount account = refused.source();
    Username candidate = UsernameCandidates.of(account, free);
    while (usernames.claim(candidate.key(), account.id()) != account.id()) {
      free++;
      candidate = UsernameCandidates.of(account, free);
    }
    return Optional.of(candidate);
  }

  /**
   * The proposal for a refused account, with {@code username}. The address is claimed for it; that
   * none of the users here has it is not checked.
   */
  public Proposal proposal(CheckedAccount refused, Optional<Username> username) {
    SourceAccount account = refused.source();
    Optional<String> email =
        refused.has(Problem::isOfEmail)
            ? EmailCandidates.of(account)
                .filter(address -> !refused.identity().email().equals(Optional.of(address)))
                .filter(address -> emails.claim(address.key(), account.id()) == account.id())
                .findFirst()
                .map(EmailAddress::value)
            : Optional.empty();
    return new Proposal(username.map(Username::value), email, refused.has(Problem::isOfPassword));
  }

  private static Optional<Finding> finding(long account, Claim claim, Conflicts conflicts) {
    if (claim.key().isEmpty()) {
      boolean isMissing = claim.text().map(String::isBlank).orElse(true);
      return Optional.of(Finding.of(isMissing ? conflicts.missing() : conflicts.invalid()));
    }
    long owner = claim.claims().claim(claim.key().get(), account);
    if (owner != account) {
      return Optional.of(new Finding(conflicts.duplicate(), OptionalLong.of(owner)));
    }
    return claim.occupied().contains(claim.key().get())
        ? Optional.of(Finding.of(conflicts.taken()))
        : Optional.empty();
  }

  private Optional<Problem> password(SourceAccount account) {
    Optional<PasswordHash> hash = account.password().filter(stored -> !stored.encoded().isBlank());
    if (hash.isEmpty()) {
      return Optional.of(Problem.PASSWORD_MISSING);
    }
    if (!hash.get().encoded().startsWith(BCRYPT)) {
      return Optional.of(Problem.PASSWORD_UNKNOWN);
    }
    return hasher.defect(hash.get()).map(AccountRules::problem);
  }

  private static Problem problem(HashDefect defect) {
    return switch (defect) {
      case TOO_COSTLY -> Problem.PASSWORD_TOO_COSTLY;
      case MALFORMED, UNKNOWN_PEPPER -> Problem.PASSWORD_UNKNOWN;
    };
  }

  private Set<RoleName> rolesOf(SourceAccount account) {
    Set<RoleName> held = new TreeSet<>();
    account.roles().forEach(name -> roles.of(name).ifPresent(held::add));
    return held.isEmpty() ? Set.of(defaultRole) : held;
  }

  private static Set<Remark> remarks(SourceAccount account, Rename rename) {
    Set<Remark> remarks = EnumSet.noneOf(Remark.class);
    if (account.roles().isEmpty()) {
      remarks.add(Remark.NO_ROLES);
    }
    if (account.createdAt().isEmpty()) {
      remarks.add(Remark.NO_CREATION_TIME);
    }
    if (rename.withoutPassword()) {
      remarks.add(Remark.WITHOUT_PASSWORD);
    }
    if (rename.changesIdentity()) {
      remarks.add(Remark.RENAMED);
    }
    return remarks;
  }

  /** A name or an address that an account wants: the text, its key, and who else may have it. */
  private record Claim(
      Optional<String> text, Optional<String> key, KeyClaims claims, Set<String> occupied) {}

  /** What can be wrong with a name or an address. */
  private record Conflicts(Problem missing, Problem invalid, Problem duplicate, Problem taken) {
    static final Conflicts OF_USERNAMES =
        new Conflicts(
            Problem.USERNAME_MISSING,
            Problem.USERNAME_INVALID,
            Problem.USERNAME_DUPLICATE,
            Problem.USERNAME_TAKEN);
    static final Conflicts OF_EMAILS =
        new Conflicts(
            Problem.EMAIL_MISSING,
            Problem.EMAIL_INVALID,
            Problem.EMAIL_DUPLICATE,
            Problem.EMAIL_TAKEN);
  }
}
