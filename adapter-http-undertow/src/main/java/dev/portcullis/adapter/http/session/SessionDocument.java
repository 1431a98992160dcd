package dev.portcullis.adapter.http.session;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portcullis.adapter.http.account.RoleAuthorities;
import dev.portcullis.application.authentication.IssuedTokens;
import dev.portcullis.domain.user.User;
import java.util.List;

/** The answer to sign-in and refresh. */
record SessionDocument(@JsonUnwrapped Holder holder, @JsonUnwrapped Tokens tokens) {
  static SessionDocument of(User user, IssuedTokens tokens) {
    return new SessionDocument(Holder.of(user), Tokens.of(tokens));
  }

  /** The user of the session. */
  record Holder(String id, String username, String email, List<String> roles) {
    static Holder of(User user) {
      return new Holder(
          user.id().toString(),
          user.username().value(),
          user.email().value(),
          RoleAuthorities.of(user.roles()));
    }
  }

  /** The tokens and their lifetimes in seconds. */
  record Tokens(
      String accessToken,
      String tokenType,
      long expiresIn,
      String refreshToken,
      long refreshExpiresIn) {
    static Tokens of(IssuedTokens tokens) {
      return new Tokens(
          tokens.accessToken().compact(),
          "Bearer",
          tokens.expiresIn().toSeconds(),
          tokens.refreshToken().text(),
          tokens.refreshExpiresIn().toSeconds());
    }

    @Override
    public String toString() {
      return "Tokens[***]";
    }
  }

  @Override
  public String toString() {
    return "SessionDocument[***]";
  }
}
