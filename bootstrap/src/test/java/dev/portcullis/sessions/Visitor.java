package dev.portcullis.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.authentication.AuthenticationOutcome;
import dev.portcullis.application.authentication.AuthenticationOutcome.Authenticated;
import dev.portcullis.application.authentication.RefreshOutcome;
import dev.portcullis.application.authentication.RefreshOutcome.Refreshed;
import dev.portcullis.domain.access.UserActor;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.domain.session.SessionPolicy;
import dev.portcullis.domain.token.RejectionReason;
import dev.portcullis.domain.user.User;
import dev.portcullis.node.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

final class Visitor {
  static final SourceAddress SOURCE = SourceAddress.parse("192.0.2.1").orElseThrow();

  private final UserActor actor;
  private final String firstToken;
  private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
  private final Set<String> accessTokens = ConcurrentHashMap.newKeySet();

  private Visitor(UserActor actor, String firstToken) {
    this.actor = actor;
    this.firstToken = firstToken;
    refreshTokens.add(firstToken);
  }

  /** Opens a session of {@code user}, for whom hashing would take longer than all that follows. */
  static Visitor of(User user, Node node, Instant now) {
    Session session =
        Session.open(
            new SessionId(node.ids().next()),
            user.id(),
            SessionOrigin.of(SOURCE),
            now,
            SessionPolicy.DEFAULT);
    node.store().sessions().add(session);
    return new Visitor(
        new UserActor(user.id(), session.id(), user.roles()), node.refreshToken(session));
  }

  UserActor actor() {
    return actor;
  }

  /** The refresh token it was given first. */
  String firstToken() {
    return firstToken;
  }

  /** Refreshes by {@code token} and keeps what it gets. */
  RefreshOutcome refresh(String token, Node node) {
    RefreshOutcome outcome = node.auth().sessions().refresh().refresh(token, SOURCE);
    if (outcome instanceof Refreshed good) {
      refreshTokens.add(good.tokens().refreshToken().text());
      accessTokens.add(good.tokens().accessToken().compact());
    }
    return outcome;
  }

  /** No token of the session works on any of {@code nodes}, after they have polled the feed. */
  Visitor assertDead(List<Node> nodes) {
    int turn = 0;
    for (String token : refreshTokens) {
      Node node = nodes.get(turn++ % nodes.size());
      RefreshOutcome outcome = node.auth().sessions().refresh().refresh(token, SOURCE);
      assertTrue(outcome instanceof RefreshOutcome.Refused, () -> "it goes on: " + outcome);
    }
    for (String token : accessTokens) {
      for (Node node : nodes) {
        AuthenticationOutcome outcome = node.auth().sessions().authenticate().authenticate(token);
        assertEquals(
            Optional.of(RejectionReason.REVOKED),
            outcome.fold(actor -> Optional.empty(), Optional::of, Optional::empty));
      }
    }
    return this;
  }

  /** Its newest access token works on {@code node}, and so does refreshing by {@code token}. */
  void assertAlive(String token, Node node) {
    RefreshOutcome outcome = refresh(token, node);
    assertTrue(outcome instanceof Refreshed, () -> "refused: " + outcome);
    String access = ((Refreshed) outcome).tokens().accessToken().compact();
    assertEquals(
        new Authenticated(actor), node.auth().sessions().authenticate().authenticate(access));
  }
}
