package dev.portcullis.adapter.http.session;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portcullis.adapter.http.account.RoleAuthorities;
import dev.portcullis.application.authentication.IssuedTokens;
import dev.portcullis.domain.user.User;
import java.util.List;

/** A session as it is handed out, by sign-in and by refresh alike. */
record SessionDocument(@JsonUnwrapped Holder holder, @JsonUnwrapped Tokens tokens) {
  static SessionDocument of(User user, IssuedTokens tokens) {
    return new SessionDocument(Holder.of(user), Tokens.of(tokens));
  }

  /** Whose session it is. */
  record Holder(String id, String username, String email, List<String> roles) {
    static Holder of(User user) {
      return new Holder(
          user.id().toString(),
          user.username().value(),
          user.email().value(),
          RoleAuthorities.of(user.roles()));
    }
  }

  /** The tokens, and for how many seconds they count. */
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
