package dev.portcullis.application.takeover;

/** Hears how a check or a takeover goes on, in the thread that runs it. */
public interface TakeoverListener {
  /** Ignores everything and never stops. */
  TakeoverListener NONE = new TakeoverListener() {};

  /** What is being done with all accounts, in this order. */
  enum Phase {
    /** Names and addresses are read. */
    READ,
    /** Every account is checked. */
    CHECK,
    /** Good accounts are stored. */
    STORE
  }

  /**
   * Some more accounts are done.
   *
   * @param done how many in this phase
   * @param total of how many, as far as is known
   */
  default void progress(Phase phase, long done, long total) {}

  /** An account cannot come over as it is. Heard once for each account. */
  default void refused(RefusedAccount account) {}

  /** Whether to stop before the next accounts; asked often. What is stored stays. */
  default boolean isStopping() {
    return false;
  }
}
