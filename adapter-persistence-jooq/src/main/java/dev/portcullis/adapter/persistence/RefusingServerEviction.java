package dev.portcullis.adapter.persistence;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Has the pool drop connections whose server answers and refuses to work: a primary that became a
 * replica, rights and settings that a session keeps from its beginning. Their errors are of no SQL
 * state that says so, and the pool alone would keep them as long as they answer, also when the
 * cause is long gone.
 */
final class RefusingServerEviction implements SQLExceptionOverride {
  @java.lang.Override // the plain name means the interface's own enum here
  public Override adjudicate(SQLException failure) {
    return DatabaseState.of(failure).filter(DatabaseState::isOfTheSession).isPresent()
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }
}
