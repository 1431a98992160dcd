package dev.portcullis.bootstrap.config;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The variables by which Kubernetes, and container links before it, describe every service of the
 * namespace to every container. Those of a service whose name is {@code auth} or begins with {@code
 * auth-} look like settings, and {@code auth-http} even has the name of one. They say where a
 * service is, not what this server is to do.
 */
final class ServiceLinks {
  private static final Pattern NAME =
      Pattern.compile(
          "AUTH_([A-Z0-9_]+_)?"
              + "(SERVICE_(HOST|PORT(_[A-Z0-9_]+)?)"
              + "|PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

  /** {@code X_PORT} is a port where it is a setting, and the address of a service in a link. */
  private static final Pattern PORT_NAME = Pattern.compile("AUTH_([A-Z0-9_]+_)?PORT");

  private static final Pattern PORT_VALUE = Pattern.compile("(tcp|udp|sctp)://\\S+");

  private ServiceLinks() {}

  static boolean isLink(Map.Entry<String, String> variable) {
    String name = variable.getKey();
    return (NAME.matcher(name).matches() && !Settings.isKnown(name))
        || (PORT_NAME.matcher(name).matches() && PORT_VALUE.matcher(variable.getValue()).matches());
  }
}
