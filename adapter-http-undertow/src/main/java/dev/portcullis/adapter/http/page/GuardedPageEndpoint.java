package dev.portcullis.adapter.http.page;

import static java.util.Objects.requireNonNull;

import dev.portcullis.adapter.http.pipeline.Answer;
import dev.portcullis.adapter.http.pipeline.Call;
import dev.portcullis.adapter.http.pipeline.Endpoint;
import dev.portcullis.application.page.GuardedPage;
import dev.portcullis.application.page.ReadGuardedPage;

/** {@code GET /api/test/user}, {@code mod} and {@code admin}. */
public final class GuardedPageEndpoint implements Endpoint {
  private final ReadGuardedPage readPage;
  private final GuardedPage page;

  /** Answers {@code page} by {@code readPage}. */
  public GuardedPageEndpoint(ReadGuardedPage readPage, GuardedPage page) {
    this.readPage = requireNonNull(readPage, "readPage");
    this.page = requireNonNull(page, "page");
  }

  @Override
  public Answer answer(Call call) {
    return Answer.text(readPage.read(call.actor(), page));
  }
}
