package dev.portcullis.domain.access;

/** The owners of the resources on which a permission may be used. */
public enum Scope {
  /** The resources of all users. */
  ALL,
  /** Only the resources of the actor. */
  OWN
}
