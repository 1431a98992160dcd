package dev.portcullis.domain.credential;

/**
 * Port: a lookup of passwords known from data breaches. It may use the network, so call it outside
 * transactions and only for passwords that satisfy every other rule. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface BreachedPasswords {
  /** Contains no password; does no I/O. */
  BreachedPasswords NONE = password -> false;

  /**
   * Whether {@code password} is known from a breach. If the answer is not available in time,
   * returns {@code false} and reports the failure to the operator, so that an outage of a third
   * party does not prevent users from choosing a password. Throws nothing.
   */
  boolean contains(PlainPassword password);
}
