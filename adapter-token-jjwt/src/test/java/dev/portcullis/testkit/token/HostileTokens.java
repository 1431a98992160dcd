package dev.portcullis.testkit.token;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The table of hostile tokens. All but those of {@link HostileSignatures} have a valid signature
 * where possible, so that only the check under test can reject them.
 *
 * <p>The valid token of the forge must have just been issued, with the maximum lifetime in the
 * settings of the verifier.
 */
public final class HostileTokens {
  private HostileTokens() {}

  /** Every row, for a verifier that takes the good token of {@code forge}. */
  public static List<HostileToken> all(TokenForge forge) {
    List<HostileToken> rows = new ArrayList<>();
    rows.addAll(HostileForms.rows(forge));
    rows.addAll(HostileHeaders.rows(forge));
    rows.addAll(HostileAlgorithms.rows(forge));
    rows.addAll(HostileSignatures.rows(forge));
    rows.addAll(HostileClaims.rows(forge));
    rows.addAll(HostileTimes.rows(forge));
    Set<String> names = new HashSet<>();
    for (HostileToken row : rows) {
      if (!names.add(row.name())) {
        throw new IllegalStateException("two rows are called " + row.name());
      }
    }
    return List.copyOf(rows);
  }
}
