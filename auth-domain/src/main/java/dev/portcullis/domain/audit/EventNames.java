package dev.portcullis.domain.audit;

import java.util.Set;

/** The stored names of all events, by which the audit trail is searched. */
public final class EventNames {
  /** A node found its checkpoint changed or removed. */
  public static final String CHECKPOINT_CHANGED = "audit-checkpoint-changed";

  /** All of them. */
  public static final Set<String> ALL =
      Set.of(
          "account-changed",
          "account-created",
          "account-imported",
          "account-removed",
          "administrator-created",
          "all-sessions-ended",
          CHECKPOINT_CHANGED,
          "password-changed",
          "password-set",
          "refresh-refused",
          "refresh-token-not-issued-yet",
          "refresh-token-reused",
          "role-assigned",
          "role-changed",
          "role-created",
          "role-removed",
          "role-revoked",
          "session-ended",
          "session-refreshed",
          "sign-in-refused",
          "signed-in",
          "signed-out",
          "signed-up",
          "signing-key-created",
          "signing-key-published",
          "signing-key-refused",
          "signing-key-removed",
          "signing-key-replaced-all");

  private EventNames() {}
}
