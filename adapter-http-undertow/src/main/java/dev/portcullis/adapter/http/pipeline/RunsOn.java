package dev.portcullis.adapter.http.pipeline;

/** The threads on which an endpoint runs. */
public enum RunsOn {
  /** The I/O thread of the connection: only for work that takes microseconds and never waits. */
  IO_THREAD,
  /** A worker thread: for everything that uses the store. */
  WORKER,
  /** A thread of the hashing queue ({@link HashingLane}): for everything that hashes a password. */
  HASHING
}
