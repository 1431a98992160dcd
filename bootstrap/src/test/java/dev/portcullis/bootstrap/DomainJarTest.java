package dev.portcullis.bootstrap;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.portcullis.domain.AuthException;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The domain as it is shipped: any application on Java 17 can embed it with nothing beside it. */
class DomainJarTest {
  private static final Set<String> EXPORTS =
      Set.of(
          "dev.portcullis.domain",
          "dev.portcullis.domain.access",
          "dev.portcullis.domain.audit",
          "dev.portcullis.domain.audit.chain",
          "dev.portcullis.domain.credential",
          "dev.portcullis.domain.id",
          "dev.portcullis.domain.key",
          "dev.portcullis.domain.maintenance",
          "dev.portcullis.domain.ratelimit",
          "dev.portcullis.domain.revocation",
          "dev.portcullis.domain.role",
          "dev.portcullis.domain.session",
          "dev.portcullis.domain.store",
          "dev.portcullis.domain.takeover",
          "dev.portcullis.domain.token",
          "dev.portcullis.domain.transaction",
          "dev.portcullis.domain.user");
  private static final int JAVA_17 = 61;

  private final ModuleReference domain = domain();

  @Test
  void requiresNothingButJavaBase() {
    Set<String> required =
        domain.descriptor().requires().stream()
            .map(ModuleDescriptor.Requires::name)
            .collect(toSet());
    assertEquals(Set.of("java.base"), required);
  }

  @Test
  void exportsExactlyTheListedPackagesToEverybody() {
    Set<ModuleDescriptor.Exports> exports = domain.descriptor().exports();
    assertEquals(EXPORTS, exports.stream().map(ModuleDescriptor.Exports::source).collect(toSet()));
    assertFalse(exports.stream().anyMatch(ModuleDescriptor.Exports::isQualified));
  }

  @Test
  void hidesNoPackageAndOpensNone() {
    ModuleDescriptor descriptor = domain.descriptor();
    assertEquals(EXPORTS, descriptor.packages());
    assertEquals(Set.of(), descriptor.opens());
    assertFalse(descriptor.isOpen());
  }

  @Test
  void everyClassIsForJava17() throws IOException {
    try (ModuleReader reader = domain.open()) {
      List<String> classes = reader.list().filter(name -> name.endsWith(".class")).toList();
      assertFalse(classes.isEmpty());
      for (String name : classes) {
        assertEquals(JAVA_17, version(reader, name), name);
      }
    }
  }

  private static int version(ModuleReader reader, String name) throws IOException {
    try (DataInputStream in = new DataInputStream(reader.open(name).orElseThrow())) {
      // JVMS 4.1: the magic number, then the minor version, then the major one.
      in.readInt();
      in.readUnsignedShort();
      return in.readUnsignedShort();
    }
  }

  private static ModuleReference domain() {
    try {
      Path jar =
          Path.of(AuthException.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return ModuleFinder.of(jar).find("dev.portcullis.domain").orElseThrow();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
