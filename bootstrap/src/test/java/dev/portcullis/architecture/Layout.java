package dev.portcullis.architecture;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where each part lives below a root package. The rules are written against a layout, so that the
 * same rule that guards the code can be tried on samples below another root.
 *
 * @param root the package above all others
 */
record Layout(String root) {
  static final Layout REAL = new Layout("dev.portcullis");

  /** The modules that ports of the domain are implemented in. */
  static final List<String> DRIVEN = List.of("persistence", "token", "password");

  String all() {
    return root + "..";
  }

  String domain() {
    return root + ".domain..";
  }

  String application() {
    return root + ".application..";
  }

  String adapters() {
    return root + ".adapter..";
  }

  String adapter(String technology) {
    return root + ".adapter." + technology + "..";
  }

  String generated() {
    return root + ".adapter.persistence.generated..";
  }

  String http() {
    return adapter("http");
  }

  String bootstrap() {
    return root + ".bootstrap..";
  }

  String testkit() {
    return root + ".testkit..";
  }

  /** Every package of main code that a rule names, without the dots that mean "and below". */
  Stream<String> packages() {
    return Stream.concat(
            Stream.of(domain(), application(), generated(), http(), bootstrap()),
            DRIVEN.stream().map(this::adapter))
        .map(name -> name.substring(0, name.length() - 2));
  }
}
