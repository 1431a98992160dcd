package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class BorrowedPoolIT implements BorrowedPoolContract {
  @AutoClose private static final BorrowedPool POOL = BorrowedPool.on(TestDatabase.migrated());

  @Override
  public BorrowedPool borrowed() {
    return POOL;
  }
}
