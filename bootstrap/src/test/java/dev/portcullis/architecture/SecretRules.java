package dev.portcullis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/** Types that hold a secret must not print it. */
final class SecretRules {
  /** What a secret is called when its type does not give it away. */
  private static final Pattern NAME =
      Pattern.compile("(?i).*(password|passwd|secret|pepper|token|jwt|privatekey).*");

  private SecretRules() {}

  static ArchRule secretsMaskThemselves(Layout layout) {
    return classes()
        .that(resideOutsideOfPackage(layout.generated()))
        .should(Each.should("mask their secrets", type -> printed(layout, type)))
        .because("a record prints its components, and what is printed ends up in a log");
  }

  private static Stream<String> printed(Layout layout, JavaClass type) {
    if (type.isEnum() || declaresToString(type)) {
      return Stream.of();
    }
    return type.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field -> isSecret(layout, field))
        .map(field -> "holds " + field.getName() + " and declares no toString");
  }

  /** The toString that javac gives a record looks like a declared one, but prints everything. */
  private static boolean declaresToString(JavaClass type) {
    return type.tryGetMethod("toString").isPresent()
        && !(type.isRecord() && hasGeneratedToString(type));
  }

  /** It is linked at run time (JLS 8.10.3), by a call site that takes the record itself. */
  private static boolean hasGeneratedToString(JavaClass type) {
    String callSite = "(L" + type.getName().replace('.', '/') + ";)Ljava/lang/String;";
    try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return new String(in.readAllBytes(), ISO_8859_1).contains(callSite);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Types of this project that hold a secret mask themselves, so the types that contain them need
   * not.
   */
  private static boolean isSecret(Layout layout, JavaField field) {
    JavaClass type = field.getRawType();
    boolean key =
        type.isAssignableTo(KeyPair.class)
            || type.isAssignableTo(PrivateKey.class)
            || type.isAssignableTo(SecretKey.class);
    boolean raw =
        type.isEquivalentTo(char[].class)
            || (type.isEquivalentTo(byte[].class) && inCore(layout, field));
    return key || raw || (isText(type) && NAME.matcher(field.getName()).matches());
  }

  /** At the edges bytes are mostly bodies; in the core they are mostly keys. */
  private static boolean inCore(Layout layout, JavaField field) {
    String owner = field.getOwner().getPackageName();
    return Stream.of(".domain", ".application", ".adapter.token", ".adapter.password")
        .anyMatch(part -> (owner + ".").startsWith(layout.root() + part + "."));
  }

  private static boolean isText(JavaClass type) {
    return type.isAssignableTo(CharSequence.class) || type.isEquivalentTo(byte[].class);
  }
}
