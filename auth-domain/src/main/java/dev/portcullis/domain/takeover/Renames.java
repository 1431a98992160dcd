package dev.portcullis.domain.takeover;

import java.util.Map;

/**
 * What the operator wants to be different, by account. Immutable.
 *
 * @param byId by the number in the source
 * @param byUsername by the username in the source, exactly as stored; for accounts whose number is
 *     not in {@code byId}
 */
public record Renames(Map<Long, Rename> byId, Map<String, Rename> byUsername) {
  /** None. */
  public static final Renames NONE = new Renames(Map.of(), Map.of());

  /** Copies the maps. */
  public Renames {
    byId = Map.copyOf(byId);
    byUsername = Map.copyOf(byUsername);
  }

  Rename of(SourceAccount account) {
    Rename named =
        account
            .username()
            .map(name -> byUsername.getOrDefault(name, Rename.NOTHING))
            .orElse(Rename.NOTHING);
    return byId.getOrDefault(account.id(), named);
  }
}
