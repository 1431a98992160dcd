package dev.portcullis.adapter.persistence;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Has the pool drop connections to a primary that became a replica. Their errors are of no SQL
 * state that says so, and the pool alone would keep them as long as they answer.
 */
final class DemotedServerEviction implements SQLExceptionOverride {
  @java.lang.Override // the plain name means the interface's own enum here
  public Override adjudicate(SQLException failure) {
    return SqlFailures.isDemotion(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
