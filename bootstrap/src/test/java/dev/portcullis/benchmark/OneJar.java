package dev.portcullis.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A program and its libraries in one jar, as far as it takes to run it. */
final class OneJar {
  private static final String SERVICES = "META-INF/services/";

  private final List<Path> jars;

  private OneJar(List<Path> jars) {
    this.jars = jars;
  }

  static OneJar of(Path program, Path libraries) throws IOException {
    List<Path> jars = new ArrayList<>();
    jars.add(program);
    try (DirectoryStream<Path> found = Files.newDirectoryStream(libraries, "*.jar")) {
      found.forEach(jars::add);
    }
    return new OneJar(jars);
  }

  void write(Path target, String mainClass) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.MAIN_CLASS, mainClass);
    manifest.getMainAttributes().put(Name.MULTI_RELEASE, "true");
    try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(target), manifest)) {
      for (Map.Entry<String, byte[]> entry : entries().entrySet()) {
        output.putNextEntry(new JarEntry(entry.getKey()));
        output.write(entry.getValue());
      }
    }
  }

  /** Directories too: resources are looked for in them. */
  private Map<String, byte[]> entries() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (Path path : jars) {
      try (JarFile jar = new JarFile(path.toFile())) {
        for (JarEntry entry : jar.stream().filter(OneJar::isKept).toList()) {
          try (InputStream content = jar.getInputStream(entry)) {
            entries.merge(entry.getName(), content.readAllBytes(), mergerOf(entry));
          }
        }
      }
    }
    return entries;
  }

  private static BinaryOperator<byte[]> mergerOf(JarEntry entry) {
    boolean isService = entry.getName().startsWith(SERVICES) && !entry.isDirectory();
    return isService ? OneJar::lines : (first, later) -> first;
  }

  private static byte[] lines(byte[] first, byte[] later) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.write('\n');
    both.writeBytes(later);
    return both.toByteArray();
  }

  /** A jar of many modules is none, and a signature of one is not valid for all. */
  private static boolean isKept(JarEntry entry) {
    String name = entry.getName();
    return !name.equals(JarFile.MANIFEST_NAME)
        && !name.endsWith("module-info.class")
        && !name.matches("META-INF/[^/]*\\.(SF|RSA|DSA)");
  }
}
