package dev.portcullis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Clock, randomness and process are passed in, never accessed directly. */
final class AmbientRules {
  private static final Set<String> AMBIENT =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.Math.random",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.system",
          "java.util.Random.<init>",
          "java.util.UUID.randomUUID",
          "java.security.SecureRandom.<init>",
          "java.security.SecureRandom.getInstanceStrong");

  private static final Set<String> PROCESS =
      Set.of(
          "java.lang.System.getenv",
          "java.lang.System.exit",
          "java.lang.Runtime.exit",
          "java.lang.Runtime.halt");

  private static final Set<String> STREAMS =
      Set.of(
          "java.lang.System.in",
          "java.lang.System.out",
          "java.lang.System.err",
          "java.lang.Throwable.printStackTrace",
          "java.lang.Exception.printStackTrace",
          "java.lang.RuntimeException.printStackTrace");

  private AmbientRules() {}

  static ArchRule timeAndChanceArePassedIn(Layout layout) {
    return classes()
        .that(resideOutsideOfPackage(layout.bootstrap()))
        .should(notAccess(access -> AMBIENT.contains(target(access)) || isNow(access)))
        .because("a Clock and a SecureRandom that are passed in can be chosen by a test");
  }

  static ArchRule processIsTouchedInMainOnly(Layout layout) {
    String main = layout.root() + ".bootstrap.Main";
    ArchRule process =
        classes()
            .that()
            .doNotHaveFullyQualifiedName(main)
            .should(
                notAccess(
                    access -> PROCESS.contains(target(access)) || STREAMS.contains(target(access))))
            .allowEmptyShould(true);
    ArchRule logging =
        noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.util.logging"))
            .allowEmptyShould(true);
    return CompositeArchRule.of(process)
        .and(logging)
        .because("a library must not end, print into or log beside the application it is part of");
  }

  private static ArchCondition<JavaClass> notAccess(Predicate<JavaAccess<?>> forbidden) {
    return Each.should("not access what is ambient", type -> accesses(type, forbidden));
  }

  private static Stream<String> accesses(JavaClass type, Predicate<JavaAccess<?>> forbidden) {
    return type.getAccessesFromSelf().stream()
        .filter(forbidden)
        .map(access -> "accesses " + target(access) + " in " + access.getSourceCodeLocation());
  }

  /** {@code now()} of any type of {@code java.time}; with a clock as argument it is fine. */
  private static boolean isNow(JavaAccess<?> access) {
    return access instanceof JavaCodeUnitAccess<?> call
        && call.getTarget().getRawParameterTypes().isEmpty()
        && call.getName().equals("now")
        && call.getTargetOwner().getPackageName().equals("java.time");
  }

  private static String target(JavaAccess<?> access) {
    return access.getTargetOwner().getName() + "." + access.getName();
  }
}
