package dev.portcullis.testkit.fake;

import dev.portcullis.domain.maintenance.StoreClock;
import dev.portcullis.testkit.contract.StoreClockContract;
import java.time.Clock;

final class InMemoryStoreClockTest implements StoreClockContract {
  @Override
  public StoreClock clock() {
    return new InMemoryStoreClock(Clock.systemUTC());
  }
}
