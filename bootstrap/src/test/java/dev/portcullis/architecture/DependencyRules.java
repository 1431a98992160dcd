package dev.portcullis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Allowed dependencies. Allow-lists, so that anything not listed is refused. */
final class DependencyRules {
  /** What of the JDK the domain and the application may use: no I/O, no reflection, no logging. */
  static final List<String> JDK =
      List.of(
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.math",
          "java.net",
          "java.nio",
          "java.nio.charset",
          "java.security",
          "java.security.interfaces",
          "java.security.spec",
          "java.text",
          "java.time",
          "java.time.temporal",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "javax.crypto",
          "javax.crypto.spec");

  /**
   * Each library and the adapters that may use it: one each, but for JSON. Tokens are read as
   * strictly as bodies are, and JJWT brings the same parser. Metrics are bootstrap's alone.
   */
  static final Map<String, List<String>> LIBRARIES =
      new TreeMap<>(
          Map.of(
              "org.jooq", List.of("persistence"),
              "com.zaxxer", List.of("persistence"),
              "org.flywaydb", List.of("persistence"),
              "io.jsonwebtoken", List.of("token"),
              "at.favre", List.of("password"),
              "io.undertow", List.of("http"),
              "io.micrometer", List.of(),
              "io.prometheus", List.of(),
              "com.fasterxml", List.of("http", "token")));

  private DependencyRules() {}

  static ArchRule domainStandsAlone(Layout layout) {
    return classes()
        .that()
        .resideInAPackage(layout.domain())
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(with(JDK, layout.domain())))
        .because("another application embeds the domain jar with nothing beside it");
  }

  static ArchRule applicationKnowsTheDomainOnly(Layout layout) {
    return classes()
        .that()
        .resideInAPackage(layout.application())
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(with(JDK, layout.domain(), layout.application())))
        .because("use cases must run over any store, any edge and the fakes of the test kit");
  }

  static ArchRule drivenAdaptersKnowTheDomainOnly(Layout layout) {
    return CompositeArchRule.of(
            Layout.DRIVEN.stream()
                .map(layout::adapter)
                .map(own -> knowsOfOursOnly(layout, own, layout.domain()))
                .toList())
        .because(
            "what an adapter implements comes from the domain, and adapters are swapped alone");
  }

  static ArchRule httpKnowsApplicationAndDomain(Layout layout) {
    return knowsOfOursOnly(layout, layout.http(), layout.application(), layout.domain())
        .because("what an adapter calls comes from the application");
  }

  static ArchRule librariesStayInTheirAdapter(Layout layout) {
    return CompositeArchRule.of(
            LIBRARIES.entrySet().stream()
                .map(entry -> staysIn(layout, entry.getKey(), entry.getValue()))
                .toList())
        .because("a library must be replaceable by rewriting one module");
  }

  static ArchRule nobodyKnowsBootstrapOrGeneratedCode(Layout layout) {
    ArchRule bootstrap =
        noClasses()
            .that(resideOutsideOfPackage(layout.bootstrap()))
            .should()
            .dependOnClassesThat(resideInAnyPackage(layout.bootstrap()))
            .allowEmptyShould(true);
    ArchRule generated =
        noClasses()
            .that(resideOutsideOfPackage(layout.adapter("persistence")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(layout.generated()))
            .allowEmptyShould(true);
    return CompositeArchRule.of(bootstrap)
        .and(generated)
        .because("bootstrap wires everything, and generated code follows the schema, not us");
  }

  static ArchRule featuresAreFreeOfCycles(Layout layout) {
    return CompositeArchRule.of(
            Stream.of("domain", "application")
                .map(layer -> layout.root() + "." + layer + ".(*)..")
                .map(each -> slices().matching(each).should().beFreeOfCycles())
                .<ArchRule>map(rule -> rule.allowEmptyShould(true))
                .toList())
        .because("features that know each other in a circle can only be read all at once");
  }

  private static ArchRule knowsOfOursOnly(Layout layout, String own, String... others) {
    return classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(with(List.of(own), others)).or(resideOutsideOfPackage(layout.all())))
        .allowEmptyShould(true);
  }

  private static ArchRule staysIn(Layout layout, String library, List<String> owners) {
    String[] allowed = with(owners.stream().map(layout::adapter).toList(), layout.bootstrap());
    return noClasses()
        .that(not(resideInAnyPackage(allowed)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(library + ".."))
        .allowEmptyShould(true);
  }

  private static String[] with(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toArray(String[]::new);
  }
}
