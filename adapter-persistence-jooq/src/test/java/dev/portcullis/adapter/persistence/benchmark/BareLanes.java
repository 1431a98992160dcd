package dev.portcullis.adapter.persistence.benchmark;

import dev.portcullis.domain.session.SessionId;
import dev.portcullis.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A connection for each of several threads. */
final class BareLanes implements Refresh {
  private final BlockingQueue<BareRefresh> free;

  private BareLanes(BlockingQueue<BareRefresh> free) {
    this.free = free;
  }

  static BareLanes open(TestDatabase database, int lanes) throws SQLException {
    BlockingQueue<BareRefresh> free = new ArrayBlockingQueue<>(lanes);
    for (int lane = 0; lane < lanes; lane++) {
      free.add(new BareRefresh(database));
    }
    return new BareLanes(free);
  }

  @Override
  public void refresh(SessionId session) throws Exception {
    BareRefresh mine = free.take();
    try {
      mine.refresh(session);
    } finally {
      free.add(mine);
    }
  }

  @Override
  public void close() throws SQLException {
    for (BareRefresh each = free.poll(); each != null; each = free.poll()) {
      each.close();
    }
  }
}
