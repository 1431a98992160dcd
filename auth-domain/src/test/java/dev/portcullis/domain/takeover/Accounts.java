package dev.portcullis.domain.takeover;

import dev.portcullis.domain.credential.HashDefect;
import dev.portcullis.domain.credential.PasswordHash;
import dev.portcullis.domain.credential.PasswordHasher;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.testkit.fake.ForwardingPasswordHasher;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Accounts of a source, and the rules for them. */
final class Accounts {
  static final String BCRYPT = "$2a$08$abcdefghijklmnopqrstuu7EJV7kdjBBQxyb0HjTh9KS7.Lah/6CG";
  static final PasswordHasher HASHER = new BcryptForms();
  private static final Instant THEN = Instant.parse("2021-03-04T05:06:07Z");
  private static final List<String> ROLES = List.of("user", "moderator", "admin");

  private Accounts() {}

  static SourceAccount account(long id, String username, String email) {
    return account(id, username, email, BCRYPT, List.of("user"));
  }

  static SourceAccount withPassword(String hash) {
    return account(77, "ada", "ada@example.org", hash, List.of("user"));
  }

  static SourceAccount withRoles(List<String> roles) {
    return account(77, "ada", "ada@example.org", BCRYPT, roles);
  }

  private static SourceAccount account(
      long id, String username, String email, String hash, List<String> roles) {
    return new SourceAccount(
        id,
        Optional.of(username),
        Optional.of(email),
        Optional.of(new PasswordHash(hash)),
        Optional.of(THEN),
        roles);
  }

  /** Rules that know {@code all} accounts. */
  static AccountRules rules(Renames renames, SourceAccount... all) {
    Set<RoleName> present = Set.of(RoleName.USER, RoleName.MODERATOR, RoleName.ADMIN);
    RoleMapping roles = RoleMapping.of(ROLES, present, Map.of());
    AccountRules rules = new AccountRules(renames, roles, RoleName.USER, HASHER, all.length);
    List.of(all).forEach(rules::claim);
    return rules;
  }

  /** Knows the forms of hashes that the real one knows. */
  private static final class BcryptForms extends ForwardingPasswordHasher {
    private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

    @Override
    public Optional<HashDefect> defect(PasswordHash hash) {
      Matcher form = FORM.matcher(hash.encoded());
      if (!form.matches()) {
        return Optional.of(HashDefect.MALFORMED);
      }
      return Integer.parseInt(form.group(1)) > 14
          ? Optional.of(HashDefect.TOO_COSTLY)
          : Optional.empty();
    }
  }
}
