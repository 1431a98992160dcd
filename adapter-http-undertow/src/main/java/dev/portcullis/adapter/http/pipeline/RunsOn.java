package dev.portcullis.adapter.http.pipeline;

/** Where an endpoint runs. */
public enum RunsOn {
  /** Where the request arrives: only what takes microseconds and never waits. */
  IO_THREAD,
  /** On a worker: whatever touches the store. */
  WORKER,
  /** On a thread of the {@link HashingLane}: whatever hashes a password. */
  HASHING
}
