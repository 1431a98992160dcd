package dev.portcullis.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.stream.Stream;

/** A condition written as the list of what is wrong with a class. */
final class Each extends ArchCondition<JavaClass> {
  private final Function<JavaClass, Stream<String>> wrongs;

  private Each(String description, Function<JavaClass, Stream<String>> wrongs) {
    super(description);
    this.wrongs = wrongs;
  }

  /** Fulfilled by the classes that nothing is wrong with. */
  static ArchCondition<JavaClass> should(
      String description, Function<JavaClass, Stream<String>> wrongs) {
    return new Each(description, wrongs);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    wrongs
        .apply(type)
        .map(wrong -> "Class <" + type.getName() + "> " + wrong)
        .forEach(message -> events.add(SimpleConditionEvent.violated(type, message)));
  }
}
