package dev.portcullis.adapter.persistence.benchmark;

import dev.portcullis.domain.session.SessionId;
import java.sql.SQLException;

/** One way to use a session's refresh token. */
interface Refresh extends AutoCloseable {
  /** Advances the session in a transaction of its own, and writes it down. */
  void refresh(SessionId session) throws Exception;

  @Override
  void close() throws SQLException;
}
