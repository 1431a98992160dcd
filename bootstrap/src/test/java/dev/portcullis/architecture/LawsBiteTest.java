package dev.portcullis.architecture;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule reports each sample that violates it, and no other sample. */
class LawsBiteTest {
  private static final Map<Law, Set<String>> BREAKERS =
      Stream.of(
              bites(
                  Law.DOMAIN_STANDS_ALONE,
                  "domain.UserWithSql",
                  "domain.UserWithLogger",
                  "domain.UserWithUseCase"),
              bites(
                  Law.APPLICATION_KNOWS_THE_DOMAIN_ONLY,
                  "application.SignInOverHttp",
                  "application.SignInWithLogger"),
              bites(
                  Law.DRIVEN_ADAPTERS_KNOW_THE_DOMAIN_ONLY,
                  "adapter.persistence.StoreWithUseCase",
                  "adapter.token.TokensOverStore",
                  "adapter.password.HasherWithUseCase"),
              bites(Law.HTTP_KNOWS_APPLICATION_AND_DOMAIN, "adapter.http.HandlerOverStore"),
              bites(
                  Law.LIBRARIES_STAY_IN_THEIR_ADAPTER,
                  "domain.UserRow",
                  "application.PooledUseCase",
                  "application.MigratingUseCase",
                  "adapter.http.HandlerOverClaims",
                  "adapter.token.TokensOverBcrypt",
                  "adapter.password.HasherOverHttp",
                  "adapter.persistence.StoreOfJson",
                  "adapter.persistence.MeteredStore",
                  "adapter.http.MeteredHandler"),
              bites(
                  Law.NOBODY_KNOWS_BOOTSTRAP_OR_GENERATED_CODE,
                  "application.UseCaseOverConfig",
                  "adapter.http.HandlerOverTables",
                  "bootstrap.WiringOverTables"),
              bites(
                  Law.FEATURES_ARE_FREE_OF_CYCLES,
                  "domain.user.User",
                  "domain.role.Role",
                  "application.account.SignUp",
                  "application.authentication.SignIn"),
              bites(
                  Law.TIME_AND_CHANCE_ARE_PASSED_IN,
                  "domain.OwnInstant",
                  "domain.OwnInstantByReference",
                  "application.OwnMillis",
                  "domain.OwnClock",
                  "adapter.token.OwnChance",
                  "adapter.password.OwnSecureChance",
                  "adapter.http.OwnId"),
              bites(
                  Law.PROCESS_IS_TOUCHED_IN_MAIN_ONLY,
                  "bootstrap.OwnEnvironment",
                  "adapter.http.OneVariable",
                  "application.Quitter",
                  "domain.Printer",
                  "domain.TracePrinter",
                  "adapter.http.OldLogger"),
              bites(
                  Law.ADAPTERS_SHOW_THEIR_FACADE_ONLY,
                  "adapter.token.OpenVerifier",
                  "adapter.http.json.DeepSettings",
                  "bootstrap.WiringBehindFacades",
                  "bootstrap.WiringOfArrays"),
              bites(Law.STATE_IS_FINAL, "domain.ChangingUser", "application.UseCaseWithSetter"),
              bites(
                  Law.SECRETS_MASK_THEMSELVES,
                  "domain.PrintedKey",
                  "adapter.http.PrintedCharacters",
                  "adapter.http.SignInBody",
                  "adapter.http.TokenBody",
                  "adapter.token.SilentSigner"),
              bites(
                  Law.NAMES_SAY_WHAT_A_TYPE_IS,
                  "domain.UserImpl",
                  "domain.UserManager",
                  "domain.PasswordHelper",
                  "domain.StringUtils",
                  "domain.UserData",
                  "domain.UserInfo",
                  "domain.UserBase",
                  "domain.IUser",
                  "domain.AbstractUser",
                  "domain.MyUser",
                  "domain.service.Named",
                  "domain.UserWithGetter",
                  "domain.RoleRepository",
                  "application.KeyRepository",
                  "application.UsersInMemory"),
              bites(
                  Law.REFUSALS_EXTEND_AUTH_EXCEPTION,
                  "domain.user.UserGoneException",
                  "domain.exception.RoleNotFoundException"))
          .collect(toMap(Entry::getKey, Entry::getValue));

  @ParameterizedTest
  @EnumSource
  void lawAccusesEveryBreaker(Law law) {
    List<String> accusations = accusations(law);
    for (String breaker : breakers(law)) {
      assertTrue(
          accusations.stream().anyMatch(text -> names(text, law, breaker)),
          () -> breaker + " is not in " + accusations);
    }
  }

  @ParameterizedTest
  @EnumSource
  void lawAccusesNobodyElse(Law law) {
    Set<String> wrong =
        accusations(law).stream()
            .filter(text -> breakers(law).stream().noneMatch(name -> names(text, law, name)))
            .collect(toSet());
    assertEquals(Set.of(), wrong);
  }

  @Test
  void everyLawHasABreaker() {
    assertEquals(EnumSet.allOf(Law.class), BREAKERS.keySet());
  }

  private static Entry<Law, Set<String>> bites(Law law, String... breakers) {
    return Map.entry(law, Set.of(breakers));
  }

  private static Set<String> breakers(Law law) {
    return BREAKERS.getOrDefault(law, Set.of());
  }

  private static List<String> accusations(Law law) {
    JavaClasses samples = new ClassFileImporter().importPackages(law.samples().root());
    return law.in(law.samples()).evaluate(samples).getFailureReport().getDetails();
  }

  private static boolean names(String accusation, Law law, String breaker) {
    String name = (law.samples().root() + "." + breaker).replace(".", "\\.");
    return accusation.matches("(?s).*\\b" + name + "\\b.*");
  }
}
