package dev.portcullis.testkit.fake;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.portcullis.domain.access.AccessRule;
import dev.portcullis.domain.access.Grants;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.access.Scope;
import dev.portcullis.domain.credential.Credential;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.key.SealedSigningKey;
import dev.portcullis.domain.role.Role;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.takeover.SourceId;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The data of an {@link InMemoryDatabase} at one time. Immutable. */
record Rows(
    Map<UserId, User> users,
    Map<UserId, Credential> credentials,
    Map<Long, SealedSigningKey> keys,
    Map<RoleName, Role> roles,
    List<AccessRule> rules,
    SessionRows sessions,
    long roleRevision,
    Set<Imported> imported) {

  Rows {
    users = Map.copyOf(users);
    credentials = Map.copyOf(credentials);
    keys = Map.copyOf(keys);
    roles = Map.copyOf(roles);
    rules = List.copyOf(rules);
    requireNonNull(sessions, "sessions");
    imported = Set.copyOf(imported);
  }

  /** An account of another system that has come over. */
  record Imported(SourceId source, long id) {}

  Rows with(Imported account) {
    Set<Imported> more = new HashSet<>(imported);
    more.add(account);
    return new Rows(users, credentials, keys, roles, rules, sessions, roleRevision, more);
  }

  /** The data of a new installation. */
  static Rows seeded() {
    Map<RoleName, Role> roles =
        Stream.of(RoleName.USER, RoleName.MODERATOR, RoleName.ADMIN)
            .map(name -> new Role(name, "", Set.of()))
            .collect(toUnmodifiableMap(Role::name, Function.identity()));
    List<AccessRule> rules =
        Stream.of(
                "users:read",
                "users:write",
                "roles:read",
                "roles:write",
                "roles:assign",
                "sessions:revoke",
                "audit:read",
                "keys:rotate")
            .map(text -> new AccessRule(RoleName.ADMIN, Permission.of(text), Scope.ALL))
            .toList();
    return new Rows(Map.of(), Map.of(), Map.of(), roles, rules, SessionRows.NONE, 0, Set.of());
  }

  Rows with(User user) {
    return new Rows(
        put(users, user.id(), user),
        credentials,
        keys,
        roles,
        rules,
        sessions,
        roleRevision,
        imported);
  }

  Rows with(Credential credential) {
    return new Rows(
        users,
        put(credentials, credential.user(), credential),
        keys,
        roles,
        rules,
        sessions,
        roleRevision,
        imported);
  }

  Rows with(SealedSigningKey key) {
    return new Rows(
        users,
        credentials,
        put(keys, key.sequence(), key),
        roles,
        rules,
        sessions,
        roleRevision,
        imported);
  }

  Rows without(KeyId id) {
    Map<Long, SealedSigningKey> fewer = new HashMap<>(keys);
    fewer.values().removeIf(key -> key.id().equals(id));
    return new Rows(users, credentials, fewer, roles, rules, sessions, roleRevision, imported);
  }

  Rows with(AccessRule rule) {
    return withRules(Stream.concat(rules.stream(), Stream.of(rule)).toList());
  }

  /** With {@code role} at the next revision. */
  Rows withChanged(Role role) {
    long next = roleRevision + 1;
    return new Rows(
        users,
        credentials,
        keys,
        put(roles, role.name(), role.at(next)),
        rules,
        sessions,
        next,
        imported);
  }

  /** With {@code granted} as the only rules of {@code role}. */
  Rows with(RoleName role, Grants granted) {
    Stream<AccessRule> own =
        granted.asSet().stream()
            .map(grant -> new AccessRule(role, grant.permission(), grant.scope()));
    return withRules(Stream.concat(rulesWithout(role), own).toList());
  }

  /** Without the role and its rules, at the next revision. */
  Rows without(RoleName role) {
    return new Rows(
        users,
        credentials,
        keys,
        less(roles, role),
        rulesWithout(role).toList(),
        sessions,
        roleRevision + 1,
        imported);
  }

  private Stream<AccessRule> rulesWithout(RoleName role) {
    return rules.stream().filter(rule -> !rule.role().equals(role));
  }

  /** The same rows at the next revision. */
  Rows atNextRevision() {
    return new Rows(users, credentials, keys, roles, rules, sessions, roleRevision + 1, imported);
  }

  private Rows withRules(List<AccessRule> changed) {
    return new Rows(users, credentials, keys, roles, changed, sessions, roleRevision, imported);
  }

  /** Without the user and its credential and sessions, like a cascading delete. */
  Rows without(UserId user) {
    return new Rows(
        less(users, user),
        less(credentials, user),
        keys,
        roles,
        rules,
        sessions.withoutSessions(session -> session.user().equals(user)),
        roleRevision,
        imported);
  }

  Rows with(SessionRows changed) {
    return new Rows(users, credentials, keys, roles, rules, changed, roleRevision, imported);
  }

  private static <K, V> Map<K, V> less(Map<K, V> map, K key) {
    Map<K, V> changed = new HashMap<>(map);
    changed.remove(key);
    return changed;
  }

  private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
    Map<K, V> changed = new HashMap<>(map);
    changed.put(key, value);
    return changed;
  }
}
