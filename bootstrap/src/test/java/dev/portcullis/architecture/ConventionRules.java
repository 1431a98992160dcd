package dev.portcullis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Set;
import java.util.stream.Stream;

/** How types of the domain and the application are built. */
final class ConventionRules {
  /** Wiping is the one change of state that a value needs. */
  private static final Set<String> MUTABLE = Set.of(".domain.credential.PlainPassword.closed");

  /** No refusal, but a mistake in the set-up that no caller can answer. */
  private static final Set<String> NO_REFUSALS = Set.of(".domain.key.KeyNotReadableException");

  private ConventionRules() {}

  static ArchRule stateIsFinal(Layout layout) {
    return classes()
        .that(resideInAnyPackage(layout.domain(), layout.application()))
        .should(Each.should("hold final state", type -> changes(layout, type)))
        .because("a value that cannot change can be shared, and a fake cannot leak live state");
  }

  static ArchRule refusalsExtendAuthException(Layout layout) {
    ArchRule kind =
        classes()
            .that(resideInAPackage(layout.domain()).and(assignableTo(Throwable.class)))
            .should(Each.should("extend AuthException", type -> otherKind(layout, type)))
            .allowEmptyShould(true);
    ArchRule place =
        classes()
            .that(resideInAPackage(layout.domain()).and(assignableTo(Throwable.class)))
            .should(Each.should("live beside their aggregate", ConventionRules::farFromAggregate))
            .allowEmptyShould(true);
    return CompositeArchRule.of(kind)
        .and(place)
        .because("the edge maps every refusal by its code, and a reader finds it where it arises");
  }

  private static Stream<String> changes(Layout layout, JavaClass type) {
    Stream<String> fields =
        type.getFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
            .map(JavaField::getFullName)
            .filter(name -> !MUTABLE.contains(name.substring(layout.root().length())))
            .map(name -> "has the field " + name + ", which is not final");
    Stream<String> setters =
        type.getMethods().stream()
            .filter(method -> method.getName().matches("set[A-Z].*"))
            .map(method -> "has the setter " + method.getName());
    return Stream.concat(fields, setters);
  }

  private static Stream<String> otherKind(Layout layout, JavaClass type) {
    boolean fine =
        type.isAssignableTo(layout.root() + ".domain.AuthException")
            || NO_REFUSALS.contains(type.getName().substring(layout.root().length()));
    return fine ? Stream.of() : Stream.of("does not extend AuthException");
  }

  private static Stream<String> farFromAggregate(JavaClass type) {
    boolean alone =
        type.getPackage().getClasses().stream()
            .filter(other -> !other.getSimpleName().equals("package-info"))
            .allMatch(other -> other.isAssignableTo(Throwable.class));
    return alone ? Stream.of("is in a package of exceptions") : Stream.of();
  }
}
