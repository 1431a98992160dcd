package dev.portcullis.bootstrap;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the classes that a start on a MySQL needs besides those of the embedded database, without a
 * MySQL: the driver, and a TLS client. They are a sixth of all.
 */
final class TrainingClasses {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingClasses.class);
  private static final String DRIVER = "com.mysql.cj.jdbc.Driver";
  private static final String OF_THE_DRIVER = "com/mysql/cj/";
  private static final String CLASS = ".class";

  /** Parts of the driver that are never used here: another protocol. */
  private static final List<String> UNUSED =
      List.of("com/mysql/cj/xdevapi/", "com/mysql/cj/x/", "com/mysql/cj/protocol/x/");

  private TrainingClasses() {}

  /**
   * Loads them; a class that cannot be loaded is left out.
   *
   * @throws IOException if the jar of the driver cannot be read
   * @throws GeneralSecurityException if this Java has no TLS
   */
  static void load()
      throws IOException, GeneralSecurityException, ClassNotFoundException, URISyntaxException {
    greet();
    Class<?> driver = Class.forName(DRIVER);
    Path jar = Path.of(driver.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .map(ZipEntry::getName)
          .filter(TrainingClasses::isUsed)
          .forEach(TrainingClasses::load);
    }
  }

  /** Writes the first message of a TLS client to nobody. */
  private static void greet() throws GeneralSecurityException, IOException {
    SSLEngine client = SSLContext.getDefault().createSSLEngine("localhost", 1);
    client.setUseClientMode(true);
    client.wrap(
        ByteBuffer.allocate(0), ByteBuffer.allocate(client.getSession().getPacketBufferSize()));
  }

  private static boolean isUsed(String entry) {
    return entry.startsWith(OF_THE_DRIVER)
        && entry.endsWith(CLASS)
        && UNUSED.stream().noneMatch(entry::startsWith);
  }

  private static void load(String entry) {
    String name = entry.substring(0, entry.length() - CLASS.length()).replace('/', '.');
    try {
      Class.forName(name, false, TrainingClasses.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError optional) {
      LOG.debug("Class {} is not archived: it needs a library that is not here", name, optional);
    }
  }
}
