package dev.portcullis.adapter.http.account;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.account.OwnAccount;
import dev.portcullis.application.account.ReadOwnAccount;
import dev.portcullis.domain.access.Permission;
import dev.portcullis.domain.user.User;
import java.util.List;

/** {@code GET /api/me}. */
public final class OwnAccountEndpoint implements Endpoint {
  private final ReadOwnAccount readOwnAccount;

  /** Reads by {@code readOwnAccount}. */
  public OwnAccountEndpoint(ReadOwnAccount readOwnAccount) {
    this.readOwnAccount = requireNonNull(readOwnAccount, "readOwnAccount");
  }

  @Override
  public Answer answer(Call call) {
    return Answer.json(200, Me.from(readOwnAccount.read(call.actor())));
  }

  /** The account as its owner sees it. */
  record Me(
      String id,
      String username,
      String email,
      List<String> roles,
      List<String> permissions,
      String createdAt) {
    static Me from(OwnAccount account) {
      User user = account.user();
      return new Me(
          user.id().toString(),
          user.username().value(),
          user.email().value(),
          RoleAuthorities.of(user.roles()),
          account.permissions().stream().map(Permission::toString).toList(),
          user.createdAt().toString());
    }
  }
}
