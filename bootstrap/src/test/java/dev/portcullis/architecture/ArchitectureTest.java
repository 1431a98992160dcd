package dev.portcullis.architecture;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main code of every module follows every rule, and every name in a rule exists. */
class ArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(Layout.REAL.root());

  @ParameterizedTest
  @EnumSource
  void codeObeys(Law law) {
    law.in(Layout.REAL).check(CODE);
  }

  /** A rule about a package that is absent passes: a renamed package would switch it off. */
  @Test
  void everyPackageThatARuleNamesExists() {
    Set<String> absent =
        Layout.REAL.packages().filter(name -> !CODE.containPackage(name)).collect(toSet());
    assertEquals(Set.of(), absent);
  }

  @Test
  void everyLibraryThatARuleNamesExists() {
    ClassLoader loader = ArchitectureTest.class.getClassLoader();
    Set<String> absent =
        DependencyRules.LIBRARIES.keySet().stream()
            .filter(name -> loader.getResource(name.replace('.', '/')) == null)
            .collect(toSet());
    assertEquals(Set.of(), absent);
  }

  @Test
  void everyPackageOfTheJdkThatARuleNamesExists() {
    Set<String> known =
        ModuleLayer.boot().modules().stream()
            .flatMap(module -> module.getPackages().stream())
            .collect(toSet());
    assertTrue(known.containsAll(DependencyRules.JDK));
    assertTrue(known.contains("java.util.logging"));
  }

  @Test
  void everyFacadeExists() {
    Set<String> absent =
        FacadeRules.FACADES.stream()
            .filter(name -> !CODE.contain(Layout.REAL.root() + ".adapter." + name))
            .collect(toSet());
    assertEquals(Set.of(), absent);
  }

  @Test
  void noTestIsMistakenForMainCode() {
    Stream<String> names = CODE.stream().map(JavaClass::getPackageName);
    assertFalse(
        names.anyMatch(name -> name.matches(".*\\.(samples|architecture|testkit)(\\..*)?")));
  }
}
