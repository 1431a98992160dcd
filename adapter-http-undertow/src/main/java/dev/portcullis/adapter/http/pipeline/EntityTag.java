package dev.portcullis.adapter.http.pipeline;

/** The entity tag of a resource (RFC 9110 section 8.8.3): its version, strong. Pure. */
public final class EntityTag {
  private EntityTag() {}

  /** The tag of a resource of that version, with its quotes. */
  public static String of(long version) {
    return "\"" + version + "\"";
  }
}
