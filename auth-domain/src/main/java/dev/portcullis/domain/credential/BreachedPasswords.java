package dev.portcullis.domain.credential;

/**
 * Port: passwords known from breaches, wherever they are kept. May go over the network: asked
 * outside transactions, and only about passwords that pass every other rule. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface BreachedPasswords {
  /** Knows none, and asks nobody. */
  BreachedPasswords NONE = password -> false;

  /**
   * Whether {@code password} is known to be breached. Whoever cannot tell in time answers no, and
   * makes that visible: nobody is kept from a good password because a third party is down.
   */
  boolean contains(PlainPassword password);
}
