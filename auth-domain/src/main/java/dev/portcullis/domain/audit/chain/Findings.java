package dev.portcullis.domain.audit.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Collects findings in the order in which they are made. For one thread. */
final class Findings {
  /** The greatest number that is kept. */
  static final int MAX = 100;

  private final AtomicLong total = new AtomicLong();
  private final List<AuditFinding> first = new ArrayList<>();

  /** Adds one, which can be looked at anew later. */
  Handle add(AuditFinding finding) {
    total.incrementAndGet();
    Handle handle = new Handle(first.size() < MAX ? first.size() : -1);
    if (handle.index >= 0) {
      first.add(finding);
    }
    return handle;
  }

  VerificationReport.Found all() {
    return new VerificationReport.Found(total.get(), first);
  }

  /** A finding that later entries may show in another light. */
  final class Handle {
    private final int index;

    private Handle(int index) {
      this.index = index;
    }

    void isRather(AuditFinding.Kind kind) {
      if (index >= 0) {
        first.set(index, first.get(index).as(kind));
      }
    }
  }
}
