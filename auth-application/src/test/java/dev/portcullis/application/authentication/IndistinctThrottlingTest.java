package dev.portcullis.application.authentication;

import static dev.portcullis.testkit.fixture.UserFixture.aUser;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.application.Stage;
import dev.portcullis.application.ratelimit.AttemptGuard;
import dev.portcullis.domain.credential.CredentialAlarm;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.ratelimit.Buckets;
import dev.portcullis.domain.ratelimit.PermitWindow;
import dev.portcullis.domain.ratelimit.ProgressiveDelay;
import dev.portcullis.domain.ratelimit.RateLimitSettings;
import dev.portcullis.domain.ratelimit.SourceAddress;
import dev.portcullis.domain.session.SessionOrigin;
import dev.portcullis.testkit.fake.CountingPasswordHasher;
import dev.portcullis.testkit.fake.InMemoryRateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Failed attempts, in any order, do not reveal whether a username and an address belong to one
 * account or to none: responses, verifications and audit events are the same.
 */
class IndistinctThrottlingTest {
  private static final List<String> OF_ONE_ACCOUNT = List.of("ada", "ada@example.org");
  private static final List<String> OF_NOBODY = List.of("eve", "eve@example.org");
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Two free failures; counted anew after ten seconds. */
  private static final RateLimitSettings SMALL =
      new RateLimitSettings(
          new ProgressiveDelay(2, SECOND, SECOND.multipliedBy(4), SECOND.multipliedBy(10)),
          new PermitWindow(5, SECOND.multipliedBy(3)),
          new PermitWindow(6, SECOND.multipliedBy(3)),
          new PermitWindow(1, SECOND),
          new PermitWindow(1, SECOND),
          Duration.ofDays(1));

  /** The actions of a client: wait, or fail with one of the texts from one of the sources. */
  private enum Step {
    FIRST_HERE(0, "198.51.100.1"),
    FIRST_THERE(0, "198.51.100.2"),
    SECOND_HERE(1, "198.51.100.1"),
    SECOND_THERE(1, "198.51.100.2"),
    WAIT(0, "");

    private final int text;
    private final String source;

    Step(int text, String source) {
      this.text = text;
      this.source = source;
    }
  }

  @Test
  void noShortSequenceRevealsAnAccount() {
    int length = 5;
    int steps = Step.values().length;
    int total = IntStream.range(0, length).reduce(1, (product, i) -> product * steps);
    long concealed = 0;
    for (int number = 0; number < total; number++) {
      List<Step> sequence = new ArrayList<>();
      for (int rest = number, i = 0; i < length; i++, rest /= steps) {
        sequence.add(Step.values()[rest % steps]);
      }
      concealed += assertIndistinct(SMALL, sequence);
    }
    assertTrue(concealed > 200, "concealed refusals: " + concealed);
  }

  @Test
  void noLongSequenceRevealsAnAccount() {
    Random random = new Random(20_261_127);
    long concealed = 0;
    for (int round = 0; round < 60; round++) {
      int kinds = round % 2 == 0 ? 4 : 5;
      List<Step> sequence = random.ints(120, 0, kinds).mapToObj(i -> Step.values()[i]).toList();
      concealed += assertIndistinct(round % 3 == 0 ? SMALL : RateLimitSettings.DEFAULT, sequence);
    }
    assertTrue(concealed > 100, "concealed refusals: " + concealed);
  }

  /** Fails if the responses differ; returns the number of concealed refusals. */
  private static long assertIndistinct(RateLimitSettings settings, List<Step> sequence) {
    Observer known = new Observer(settings, OF_ONE_ACCOUNT);
    Observer unknown = new Observer(settings, OF_NOBODY);
    for (int i = 0; i < sequence.size(); i++) {
      int last = i;
      assertEquals(
          unknown.see(sequence.get(i)),
          known.see(sequence.get(i)),
          () -> "after " + sequence.subList(0, last + 1));
    }
    return known.concealed;
  }

  /** Makes attempts with two texts, on its own stage. */
  private static final class Observer {
    private final Stage stage = new Stage();
    private final CountingPasswordHasher hasher = new CountingPasswordHasher();
    private final List<String> texts;
    private final SignIn signIn;
    private long concealed;

    Observer(RateLimitSettings settings, List<String> texts) {
      this.texts = texts;
      stage.stored(aUser().named("ada"));
      Buckets buckets = new Buckets(new byte[Buckets.MIN_KEY_LENGTH], settings);
      AttemptGuard guard = new AttemptGuard(new InMemoryRateLimiter(), buckets, stage.clock);
      signIn = new SignIn(stage.accounts, hasher, CredentialAlarm.NONE, stage.sessionTokens, guard);
    }

    /** The observable result of a step: the response and the work. */
    String see(Step step) {
      if (step == Step.WAIT) {
        stage.clock.advance(SECOND);
        return "waited";
      }
      String answer = answer(texts.get(step.text), SourceAddress.parse(step.source).orElseThrow());
      return answer + " " + hasher.verifications() + " " + stage.audit.entries().size();
    }

    private String answer(String text, SourceAddress source) {
      try (PlainPassword password = PlainPassword.of("wrong")) {
        return signIn
            .signIn(text, password, SessionOrigin.of(source))
            .fold(good -> "welcome", this::refusal, wait -> "wait " + wait);
      }
    }

    private String refusal(SignInOutcome.RefusalReason reason) {
      concealed += reason == SignInOutcome.RefusalReason.ACCOUNT_THROTTLED ? 1 : 0;
      return "invalid credentials";
    }
  }
}
