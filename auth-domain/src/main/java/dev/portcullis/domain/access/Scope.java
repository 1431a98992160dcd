package dev.portcullis.domain.access;

/** On whose resources a permission may be used. */
public enum Scope {
  /** On everybody's. */
  ALL,
  /** Only on the actor's own. */
  OWN
}
