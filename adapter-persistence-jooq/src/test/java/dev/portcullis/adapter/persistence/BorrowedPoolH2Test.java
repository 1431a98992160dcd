package dev.portcullis.adapter.persistence;

import dev.portcullis.testkit.database.TestDatabase;
import org.junit.jupiter.api.AutoClose;

final class BorrowedPoolH2Test implements BorrowedPoolContract {
  @AutoClose private static final BorrowedPool POOL = BorrowedPool.on(TestDatabase.h2());

  @Override
  public BorrowedPool borrowed() {
    return POOL;
  }
}
