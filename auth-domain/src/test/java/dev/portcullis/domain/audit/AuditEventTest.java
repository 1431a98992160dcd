package dev.portcullis.domain.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.domain.access.Grant;
import dev.portcullis.domain.access.Operator;
import dev.portcullis.domain.key.KeyId;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.session.RefreshRefusal;
import dev.portcullis.domain.session.SessionEndReason;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.user.UserId;
import dev.portcullis.domain.user.UserStatus;
import dev.portcullis.testkit.fixture.Ids;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of event, with every combination of values of its parts. */
final class AuditEventTest {
  private static final UserId ADMIN = Ids.userId();
  private static final UserId USER = Ids.userId();
  private static final SessionId SESSION = Ids.sessionId();
  private static final SourceAddress SOURCE = SourceAddress.parse("2001:db8::1").orElseThrow();

  private static final Grant GRANT = Grant.parse("users:read:own").orElseThrow();

  private static final String DETAIL = "[A-Za-z0-9_:=+-]{1,64}( [A-Za-z0-9_:=+-]{1,74})*";

  /** The collections that an event may have, as their generic types are written. */
  private static final Map<String, List<Object>> COLLECTIONS =
      Map.of(
          "java.util.Optional<" + UserId.class.getName() + ">",
          List.of(Optional.empty(), Optional.of(USER)),
          "java.util.Optional<" + AuditActor.class.getName() + ">",
          List.of(Optional.empty(), Optional.of(AuditActor.of(Operator.of("root")))),
          "java.util.Set<" + AccountChange.class.getName() + ">",
          List.of(Set.of(AccountChange.EMAIL), Set.of((Object[]) AccountChange.values())),
          "java.util.Set<" + RoleName.class.getName() + ">",
          List.of(Set.of(), Set.of(RoleName.ADMIN), Set.of(RoleName.USER, RoleName.ADMIN)),
          "java.util.List<" + RoleDelta.class.getName() + ">",
          List.of(List.of(), List.of(RoleDelta.of(false, GRANT), RoleDelta.DESCRIPTION)));

  /** All an event may be made of. Nothing else gets in: no token, no password, no digest. */
  private static final Map<Class<?>, List<Object>> PARTS =
      Map.ofEntries(
          Map.entry(UserId.class, List.of(ADMIN, USER)),
          Map.entry(
              AuditActor.class, List.of(AuditActor.of(ADMIN), AuditActor.of(Operator.of("root")))),
          Map.entry(SessionId.class, List.of(SESSION)),
          Map.entry(SourceAddress.class, List.of(SOURCE)),
          Map.entry(RoleName.class, List.of(RoleName.ADMIN, new RoleName("r_" + "0".repeat(30)))),
          Map.entry(RefreshRefusal.class, List.of((Object[]) RefreshRefusal.values())),
          Map.entry(SessionEndReason.class, List.of((Object[]) SessionEndReason.values())),
          Map.entry(UserStatus.class, List.of((Object[]) UserStatus.values())),
          Map.entry(KeyId.class, List.of(new KeyId("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"))),
          Map.entry(SigningKeyChange.class, List.of((Object[]) SigningKeyChange.values())),
          Map.entry(long.class, List.of(1L, Long.MAX_VALUE)),
          Map.entry(String.class, List.of("wrong-password")));

  static List<Class<?>> kinds() {
    return Stream.of(AuditEvent.class, AdministrationEvent.class)
        .<Class<?>>flatMap(type -> Stream.of(type.getPermittedSubclasses()))
        .filter(Class::isRecord)
        .toList();
  }

  @Test
  void everyRequiredEventExists() {
    Set<String> names =
        kinds().stream().map(Class::getSimpleName).collect(Collectors.toUnmodifiableSet());
    assertTrue(
        names.containsAll(
            Set.of(
                "SignedUp",
                "SignedIn",
                "SignInRefused",
                "SessionRefreshed",
                "RefreshRefused",
                "SignedOut",
                "SessionEnded",
                "PasswordChanged",
                "RoleAssigned",
                "RoleRevoked",
                "RoleCreated",
                "RoleChanged",
                "RoleRemoved",
                "AccountCreated",
                "AccountImported",
                "AccountChanged",
                "PasswordSet",
                "AccountRemoved",
                "SigningKeyChanged")),
        names::toString);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyEventHasAShortNameInKebabCase(Class<?> kind) {
    for (AuditEvent event : all(kind)) {
      String name = event.facts().event();
      assertTrue(name.matches("[a-z]+(-[a-z]+)*"), name);
      assertTrue(name.length() <= 32, name);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyDetailIsOfWordsThatNamesAreMadeOf(Class<?> kind) {
    for (AuditEvent event : all(kind)) {
      event.facts().detail().ifPresent(detail -> assertTrue(detail.matches(DETAIL), detail));
    }
  }

  /** The trail is searched by these names, so a new one must be added to them. */
  @Test
  void namesOfAllEventsAreKnown() {
    Set<String> names =
        kinds().stream()
            .flatMap(kind -> all(kind).stream())
            .map(event -> event.facts().event())
            .collect(Collectors.toSet());
    assertEquals(new TreeSet<>(names), new TreeSet<>(EventNames.ALL));
  }

  @Test
  void noTwoKindsShareAName() {
    Map<String, Class<?>> owners = new HashMap<>();
    for (Class<?> kind : kinds()) {
      for (AuditEvent event : all(kind)) {
        Class<?> owner = owners.merge(event.facts().event(), kind, (first, second) -> first);
        assertEquals(kind, owner, event.facts().event());
      }
    }
    assertTrue(owners.size() >= kinds().size());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void noEventHasAPartForSecrets(Class<?> kind) {
    for (RecordComponent part : kind.getRecordComponents()) {
      assertFalse(values(part).isEmpty(), part::toString);
      // The only free text is the reason of a refusal; it never comes from a client.
      assertEquals(
          part.getName().equals("reason") && kind == AuditEvent.SignInRefused.class,
          part.getType() == String.class,
          part::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void factsContainEveryPartOfTheEvent(Class<?> kind) {
    for (AuditEvent event : all(kind)) {
      String facts = event.facts().toString();
      for (RecordComponent part : kind.getRecordComponents()) {
        for (String kept : kept(value(part, event))) {
          assertTrue(facts.contains(kept), () -> kept + " is missing in " + facts);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(RefreshRefusal.class)
  void refusedRefreshHasNoActor(RefreshRefusal reason) {
    AuditFacts facts = new AuditEvent.RefreshRefused(USER, SESSION, reason, SOURCE).facts();
    assertEquals(Optional.empty(), facts.actor());
    assertEquals(Optional.of(USER), facts.subject());
    assertEquals(reason == RefreshRefusal.REUSED, facts.event().equals("refresh-token-reused"));
  }

  @Test
  void whoDidItAndToWhomAreNotMixedUp() {
    AuditFacts facts =
        new AdministrationEvent.RoleAssigned(AuditActor.of(ADMIN), USER, RoleName.ADMIN).facts();
    assertEquals(Optional.of(ADMIN), facts.actor());
    assertEquals(Optional.of(USER), facts.subject());
  }

  @Test
  void entriesKeepTheMicrosecondsThatStoresKeep() {
    Instant at = Instant.parse("2026-06-15T12:00:00.123456Z");
    AuditEvent event = new AuditEvent.SignedOut(USER, SESSION, SOURCE);
    assertEquals(
        new AuditEntry(USER.value(), at, event),
        new AuditEntry(USER.value(), at.plusNanos(999), event));
  }

  private static List<String> kept(Object value) {
    if (value instanceof Optional<?> maybe) {
      return maybe.map(AuditEventTest::kept).orElse(List.of());
    }
    if (value instanceof Collection<?> several) {
      return several.stream().flatMap(each -> kept(each).stream()).toList();
    }
    if (value instanceof AuditActor actor) {
      return List.of(
          actor
              .user()
              .map(UserId::toString)
              .or(() -> actor.operator().map(Operator::name))
              .orElseThrow());
    }
    return List.of(
        value instanceof Enum<?> constant
            ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
            : value.toString());
  }

  private static Object value(RecordComponent part, AuditEvent event) {
    try {
      return part.getAccessor().invoke(event);
    } catch (ReflectiveOperationException inaccessible) {
      throw new LinkageError(part.toString(), inaccessible);
    }
  }

  private static List<Object> values(RecordComponent part) {
    String collection = part.getGenericType().getTypeName();
    return COLLECTIONS.getOrDefault(collection, PARTS.getOrDefault(part.getType(), List.of()));
  }

  private static List<AuditEvent> all(Class<?> kind) {
    Class<?>[] types =
        Stream.of(kind.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    List<List<Object>> made = List.of(List.of());
    for (RecordComponent component : kind.getRecordComponents()) {
      List<List<Object>> longer = new ArrayList<>();
      for (List<Object> begun : made) {
        values(component).forEach(part -> longer.add(plus(begun, part)));
      }
      made = longer;
    }
    return made.stream().map(parts -> make(kind, types, parts)).toList();
  }

  private static List<Object> plus(List<Object> begun, Object part) {
    return Stream.concat(begun.stream(), Stream.of(part)).toList();
  }

  private static AuditEvent make(Class<?> kind, Class<?>[] types, List<Object> parts) {
    try {
      Constructor<?> constructor = kind.getDeclaredConstructor(types);
      return (AuditEvent) constructor.newInstance(parts.toArray());
    } catch (ReflectiveOperationException unusual) {
      throw new LinkageError(kind + Arrays.toString(types), unusual);
    }
  }
}
