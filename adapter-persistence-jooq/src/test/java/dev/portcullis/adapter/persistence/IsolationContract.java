package dev.portcullis.adapter.persistence;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static dev.portcullis.testkit.fixture.UserFixture.like;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.domain.user.User;
import dev.portcullis.testkit.contract.StoreContract;
import dev.portcullis.testkit.fixture.Background;
import org.junit.jupiter.api.Test;

/** READ COMMITTED on every database, although the defaults of servers differ. */
interface IsolationContract extends StoreContract {
  @Test
  default void transactionSeesWhatOthersCommitMeanwhile() {
    User user = stored(aUser().build());
    User changed = like(user).withEpoch(7).build();
    store()
        .transactions()
        .inTransaction(
            () -> {
              assertEquals(0, store().users().findById(user.id()).orElseThrow().epoch());
              Background.start(
                      () -> {
                        store().users().update(changed);
                        return true;
                      })
                  .result();
              assertEquals(7, store().users().findById(user.id()).orElseThrow().epoch());
            });
  }
}
