package dev.portcullis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.TOP_LEVEL_CLASSES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Set;
import java.util.stream.Stream;

/** What an adapter shows to the other modules. */
final class FacadeRules {
  /** Below {@code adapter}; records named {@code ...Settings} beside them are open as well. */
  static final Set<String> FACADES =
      Set.of(
          "persistence.JooqPersistence",
          "persistence.PendingMigration",
          "persistence.SchemaConflictException",
          "persistence.TutorialSource",
          "persistence.UnsuitableSourceException",
          "token.JjwtTokens",
          "token.JwksTokenVerifier",
          "password.BcryptPasswordHasher",
          "password.BreachedPasswordRange",
          "password.DerivedPasswordList",
          "password.PasswordDenylist",
          "password.Pepper",
          "password.PooledPasswordHasher",
          "http.AuthHttpServer",
          "http.HealthCheck",
          "http.HttpLimits",
          "http.MetricsSource",
          "http.Monitoring",
          "http.RequestObserver");

  private static final String SETTINGS = "Settings";

  private FacadeRules() {}

  static ArchRule adaptersShowTheirFacadeOnly(Layout layout) {
    ArchRule hidden =
        classes()
            .that(resideInAPackage(layout.adapters()).and(TOP_LEVEL_CLASSES))
            .and(resideOutsideOfPackage(layout.generated()))
            .should(Each.should("be hidden", type -> needlesslyPublic(layout, type)))
            .allowEmptyShould(true);
    ArchRule untouched =
        classes()
            .should(Each.should("use facades only", type -> behindFacades(layout, type)))
            .allowEmptyShould(true);
    return CompositeArchRule.of(hidden)
        .and(untouched)
        .because("types that other modules cannot name can be changed without affecting them");
  }

  private static Stream<String> needlesslyPublic(Layout layout, JavaClass type) {
    boolean fine =
        !type.getModifiers().contains(JavaModifier.PUBLIC)
            || isFacade(layout, type)
            || type.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .anyMatch(
                    user ->
                        sameModule(layout, user, type)
                            && !user.getPackageName().equals(type.getPackageName()));
    return fine ? Stream.of() : Stream.of("is public, but used in no other package");
  }

  private static Stream<String> behindFacades(Layout layout, JavaClass user) {
    return user.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .filter(target -> !module(layout, target).isEmpty())
        .filter(target -> !sameModule(layout, user, target) && !isFacade(layout, target))
        .map(target -> "uses <" + target.getName() + ">")
        .distinct();
  }

  private static boolean isFacade(Layout layout, JavaClass type) {
    JavaClass outer = outermost(type);
    String below = outer.getName().substring((layout.root() + ".adapter.").length());
    boolean beside = below.indexOf('.') == below.lastIndexOf('.');
    return FACADES.contains(below)
        || (beside && outer.isRecord() && outer.getSimpleName().endsWith(SETTINGS));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(FacadeRules::outermost).orElse(type);
  }

  private static boolean sameModule(Layout layout, JavaClass one, JavaClass other) {
    return module(layout, one).equals(module(layout, other));
  }

  /** The adapter a type is part of, by its first package name; empty if of none. */
  private static String module(Layout layout, JavaClass type) {
    String adapters = layout.root() + ".adapter.";
    if (!type.getName().startsWith(adapters)) {
      return "";
    }
    String below = type.getName().substring(adapters.length());
    return below.substring(0, below.indexOf('.'));
  }
}
