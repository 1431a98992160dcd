package dev.portcullis.testkit.fake;

import dev.portcullis.domain.maintenance.Leases;
import dev.portcullis.testkit.contract.LeasesContract;

final class InMemoryLeasesTest implements LeasesContract {
  private final InMemoryLeases leases = new InMemoryLeases();

  @Override
  public Leases leases() {
    return leases;
  }

  @Override
  public Leases sameOnAnotherNode() {
    return leases;
  }
}
