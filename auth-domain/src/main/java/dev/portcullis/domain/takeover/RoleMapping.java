package dev.portcullis.domain.takeover;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.role.RoleName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Maps the roles of a source to roles here. {@code admin} and {@code ROLE_ADMIN} are the role
 * {@code admin}. A role that is not here becomes a new one without permissions; if its name must be
 * changed for that, it never becomes one that is here already, because the holders would get its
 * permissions by a resemblance. Immutable.
 */
public final class RoleMapping {
  private static final String AUTHORITY = "role_";
  private static final String IMPORTED = "-imported";
  private static final int MAX_LENGTH = 32;

  private final Map<String, MappedRole> bySource;

  private RoleMapping(Map<String, MappedRole> bySource) {
    this.bySource = bySource;
  }

  /**
   * The mapping of the roles {@code source}.
   *
   * @param source their names, as stored
   * @param present the roles that are here
   * @param wanted other roles for some of them, by name in the source or in lower case without
   *     {@code ROLE_}
   */
  public static RoleMapping of(
      Collection<String> source, Set<RoleName> present, Map<String, RoleName> wanted) {
    Map<String, MappedRole> mapped = new LinkedHashMap<>();
    for (String name : source) {
      RoleName role =
          Optional.ofNullable(wanted.get(name))
              .or(() -> Optional.ofNullable(wanted.get(plain(name))))
              .or(() -> RoleName.parse(plain(name)).filter(present::contains))
              .orElseGet(() -> newName(name, present));
      mapped.put(name, new MappedRole(name, role, !present.contains(role)));
    }
    return new RoleMapping(mapped);
  }

  /**
   * The role for the name {@code source}; empty if the source had no such role when the mapping was
   * made.
   */
  public Optional<RoleName> of(String source) {
    return Optional.ofNullable(bySource.get(requireNonNull(source, "source")))
        .map(MappedRole::role);
  }

  /** All of them, in the order of the source. */
  public List<MappedRole> all() {
    return List.copyOf(bySource.values());
  }

  /** The roles that have to be created. */
  public Set<RoleName> created() {
    return bySource.values().stream()
        .filter(MappedRole::isNew)
        .map(MappedRole::role)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** In lower case, without the prefix of Spring Security. */
  private static String plain(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.startsWith(AUTHORITY) ? lower.substring(AUTHORITY.length()) : lower;
  }

  private static RoleName newName(String source, Set<RoleName> present) {
    String plain = plain(source);
    String derived = derived(plain);
    boolean isTaken = !derived.equals(plain) && present.contains(new RoleName(derived));
    return new RoleName(
        isTaken ? cut(derived, MAX_LENGTH - IMPORTED.length()) + IMPORTED : derived);
  }

  /** {@code [a-z][a-z0-9-]{1,31}}. */
  private static String derived(String plain) {
    String words =
        AsciiFolding.fold(plain)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^[^a-z]+|-+$", "");
    if (words.isEmpty()) {
      // The same role gets the same name in each run.
      return "role-" + Integer.toHexString(plain.hashCode());
    }
    return words.length() == 1 ? "role-" + words : cut(words, MAX_LENGTH);
  }

  private static String cut(String name, int length) {
    return name.substring(0, Math.min(name.length(), length)).replaceAll("-+$", "");
  }
}
