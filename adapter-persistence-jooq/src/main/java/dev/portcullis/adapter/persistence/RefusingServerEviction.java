package dev.portcullis.adapter.persistence;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Makes the pool drop connections to a server that answers but refuses to work: a primary that
 * became a replica, or privileges and settings that a session keeps from its start. The SQL states
 * of these errors are not specific, so HikariCP would keep such connections as long as they answer,
 * even after the cause is gone. Stateless and thread-safe.
 */
final class RefusingServerEviction implements SQLExceptionOverride {
  @java.lang.Override // the simple name is the nested enum of the interface here
  public Override adjudicate(SQLException failure) {
    return DatabaseState.of(failure).filter(DatabaseState::remainsInSession).isPresent()
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }
}
