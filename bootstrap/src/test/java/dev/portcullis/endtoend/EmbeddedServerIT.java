package dev.portcullis.endtoend;

import java.util.Map;

/** Without any setting: on the embedded database in the data directory. */
class EmbeddedServerIT implements ServerContract {
  @Override
  public Map<String, String> database() {
    return Map.of();
  }
}
