package dev.portcullis.adapter.http;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.account.ChangePassword;
import dev.portcullis.application.account.EndOtherSessions;
import dev.portcullis.application.account.EndOwnSession;
import dev.portcullis.application.account.ReadOwnAccount;
import dev.portcullis.application.account.ReadOwnSessions;
import dev.portcullis.application.account.SignUp;
import dev.portcullis.application.account.SignUpRules;
import dev.portcullis.application.administration.AssignRole;
import dev.portcullis.application.administration.EndSessionsOf;
import dev.portcullis.application.administration.FindUsers;
import dev.portcullis.application.administration.ReadUser;
import dev.portcullis.application.administration.RemoveUser;
import dev.portcullis.application.administration.RevokeRole;
import dev.portcullis.application.administration.UpdateUser;
import dev.portcullis.application.authentication.Authenticate;
import dev.portcullis.application.authentication.RefreshSession;
import dev.portcullis.application.authentication.RenewAccess;
import dev.portcullis.application.authentication.SignIn;
import dev.portcullis.application.authentication.SignOut;
import dev.portcullis.application.key.ReadPublishedKeys;
import dev.portcullis.application.key.ReadSigningKeys;
import dev.portcullis.application.key.RotateSigningKeys;
import dev.portcullis.application.page.ReadGuardedPage;

/**
 * Everything that the routes call, by feature.
 *
 * @param account what people do with their own account
 * @param authentication proving who one is
 * @param sessions what people do with their own sessions
 * @param administration what administrators do
 * @param readPage the guarded pages
 * @param keys the signing keys
 */
public record UseCases(
    Account account,
    Authentication authentication,
    Sessions sessions,
    Administration administration,
    ReadGuardedPage readPage,
    Keys keys) {
  /** All of them are required. */
  public UseCases {
    requireNonNull(account, "account");
    requireNonNull(authentication, "authentication");
    requireNonNull(sessions, "sessions");
    requireNonNull(administration, "administration");
    requireNonNull(readPage, "readPage");
    requireNonNull(keys, "keys");
  }

  /**
   * What people do with their own account.
   *
   * @param signUp opens one
   * @param signUpRules the rules that {@code signUp} is under, asked beforehand to tell all
   *     violations at once
   * @param readOwn looks at it
   * @param changePassword changes its password
   */
  public record Account(
      SignUp signUp,
      SignUpRules signUpRules,
      ReadOwnAccount readOwn,
      ChangePassword changePassword) {
    /** All of them are required. */
    public Account {
      requireNonNull(signUp, "signUp");
      requireNonNull(signUpRules, "signUpRules");
      requireNonNull(readOwn, "readOwn");
      requireNonNull(changePassword, "changePassword");
    }
  }

  /**
   * Proving who one is.
   *
   * @param signIn by password
   * @param authenticate by access token; runs on I/O threads
   * @param refreshSession by refresh token, which is replaced
   * @param renewAccess by refresh token, which stays; for the clients of old that want it so
   * @param signOut no longer
   */
  public record Authentication(
      SignIn signIn,
      Authenticate authenticate,
      RefreshSession refreshSession,
      RenewAccess renewAccess,
      SignOut signOut) {
    /** All of them are required. */
    public Authentication {
      requireNonNull(signIn, "signIn");
      requireNonNull(authenticate, "authenticate");
      requireNonNull(refreshSession, "refreshSession");
      requireNonNull(renewAccess, "renewAccess");
      requireNonNull(signOut, "signOut");
    }
  }

  /**
   * What people do with their own sessions.
   *
   * @param readOwn looks at them
   * @param endOwn ends one
   * @param endOthers ends all but the one it is called from
   */
  public record Sessions(
      ReadOwnSessions readOwn, EndOwnSession endOwn, EndOtherSessions endOthers) {
    /** All of them are required. */
    public Sessions {
      requireNonNull(readOwn, "readOwn");
      requireNonNull(endOwn, "endOwn");
      requireNonNull(endOthers, "endOthers");
    }
  }

  /**
   * What administrators do.
   *
   * @param findUsers lists accounts
   * @param readUser looks at one
   * @param updateUser changes one, and closes it
   * @param removeUser removes one
   * @param endSessionsOf ends the sessions of one
   * @param assignRole gives roles
   * @param revokeRole takes them
   */
  public record Administration(
      FindUsers findUsers,
      ReadUser readUser,
      UpdateUser updateUser,
      RemoveUser removeUser,
      EndSessionsOf endSessionsOf,
      AssignRole assignRole,
      RevokeRole revokeRole) {
    /** All of them are required. */
    public Administration {
      requireNonNull(findUsers, "findUsers");
      requireNonNull(readUser, "readUser");
      requireNonNull(updateUser, "updateUser");
      requireNonNull(removeUser, "removeUser");
      requireNonNull(endSessionsOf, "endSessionsOf");
      requireNonNull(assignRole, "assignRole");
      requireNonNull(revokeRole, "revokeRole");
    }
  }

  /**
   * The signing keys.
   *
   * @param readPublished as the world sees them
   * @param read as administrators see them
   * @param rotate changes them
   */
  public record Keys(
      ReadPublishedKeys readPublished, ReadSigningKeys read, RotateSigningKeys rotate) {
    /** All of them are required. */
    public Keys {
      requireNonNull(readPublished, "readPublished");
      requireNonNull(read, "read");
      requireNonNull(rotate, "rotate");
    }
  }
}
