package dev.portcullis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names that tell a reader nothing, and what the name {@code ...Repository} promises. */
final class NameRules {
  private static final Pattern EMPTY_NAME =
      Pattern.compile(".*(Impl|Manager|Helper|Utils|Data|Info|Base)|(I|Abstract|My)[A-Z].*");
  private static final Set<String> EMPTY_PACKAGES =
      Set.of("port", "in", "out", "impl", "util", "common", "service");
  private static final String REPOSITORY = "Repository";

  private NameRules() {}

  static ArchRule namesSayWhatATypeIs(Layout layout) {
    ArchRule names =
        classes()
            .that(resideOutsideOfPackage(layout.generated()))
            .should(Each.should("have a telling name", type -> emptyNames(layout, type)))
            .allowEmptyShould(true);
    ArchRule accessors =
        classes()
            .that(resideInAnyPackage(layout.domain(), layout.application()))
            .should(Each.should("have accessors without get", NameRules::getters))
            .allowEmptyShould(true);
    ArchRule repositories =
        classes()
            .should(Each.should("keep repositories in place", type -> misplaced(layout, type)))
            .allowEmptyShould(true);
    return CompositeArchRule.of(names)
        .and(accessors)
        .and(repositories)
        .because("a name is what a reader has before the code; a repository is a port");
  }

  private static Stream<String> emptyNames(Layout layout, JavaClass type) {
    Stream<String> name =
        Stream.of(type.getSimpleName())
            .filter(simple -> EMPTY_NAME.matcher(simple).matches())
            .map(simple -> "has a name that says nothing");
    String below = type.getPackageName().substring(layout.root().length());
    Stream<String> place =
        Arrays.stream(below.split("\\.", -1))
            .filter(EMPTY_PACKAGES::contains)
            .map(part -> "is in a package called " + part);
    return Stream.concat(name, place);
  }

  private static Stream<String> getters(JavaClass type) {
    return type.getMethods().stream()
        .map(JavaMethod::getName)
        .filter(name -> name.matches("get[A-Z].*"))
        .map(name -> "has the accessor " + name);
  }

  private static Stream<String> misplaced(Layout layout, JavaClass type) {
    boolean inDomain = resideInAnyPackage(layout.domain()).test(type);
    boolean mayImplement = resideInAnyPackage(layout.adapters(), layout.testkit()).test(type);
    if (type.getSimpleName().endsWith(REPOSITORY)
        && !mayImplement
        && !(inDomain && type.isInterface())) {
      return Stream.of("is called a repository, but is no interface of the domain");
    }
    boolean implementsOne =
        !type.isInterface()
            && type.getAllRawInterfaces().stream()
                .anyMatch(port -> port.getSimpleName().endsWith(REPOSITORY));
    return implementsOne && !mayImplement
        ? Stream.of("implements a repository outside the adapters")
        : Stream.of();
  }
}
