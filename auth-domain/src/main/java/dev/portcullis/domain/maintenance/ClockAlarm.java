package dev.portcullis.domain.maintenance;

import java.time.Duration;

/** Hears when the clock of this node is wrong, or that of the store. Neither blocks nor throws. */
public interface ClockAlarm {
  /** Hears nothing. */
  ClockAlarm NONE = new ClockAlarm() {};

  /**
   * The two clocks differ by more than {@link RemovalClock#TOLERANCE}, and did not before.
   *
   * @param ahead by how much this node is ahead of the store; negative if it is behind
   */
  default void clockDiffers(Duration ahead) {}

  /** They agree again. */
  default void clockAgrees() {}
}
