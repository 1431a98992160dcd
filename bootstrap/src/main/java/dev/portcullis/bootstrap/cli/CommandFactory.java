package dev.portcullis.bootstrap.cli;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, and gives them the invocation if they want it. */
final class CommandFactory implements IFactory {
  private final IFactory usual = CommandLine.defaultFactory();
  private final Invocation invocation;

  CommandFactory(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    Optional<Constructor<?>> wanting =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(c -> Arrays.equals(c.getParameterTypes(), new Class<?>[] {Invocation.class}))
            .findFirst();
    return wanting.isPresent()
        ? type.cast(wanting.get().newInstance(invocation))
        : usual.create(type);
  }
}
