package dev.portcullis.bootstrap.config;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The variables that Kubernetes (and container links) set in every container for each service of
 * the namespace. For a service whose name is {@code auth} or begins with {@code auth-} they look
 * like settings; a service {@code auth-http} even sets {@code AUTH_HTTP_PORT}. They describe a
 * service and are not settings.
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
