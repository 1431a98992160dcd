package dev.portcullis.domain.audit.chain;

import static java.util.Objects.requireNonNull;

import dev.portcullis.domain.audit.AuditEntry;
import dev.portcullis.domain.audit.AuditEvent;
import dev.portcullis.domain.audit.AuditRecord;
import dev.portcullis.domain.audit.AuditSeal;
import dev.portcullis.domain.id.TimeOrderedIds;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The lanes of one writer. Thread-safe; no transaction waits for a lane. */
final class AuditLanes {
  /**
   * How far ahead of the clock the last id of a lane may be. A lane that was written while the
   * clock was further ahead rests until the time has come, since ids of a lane increase.
   */
  private static final Duration AHEAD = Duration.ofSeconds(1);

  private static final UUID NO_ID = new UUID(0, 0);

  private final UUID writer;
  private final AuditMacs macs;
  private final TimeOrderedIds ids;
  private final Clock clock;
  private final Deque<Lane> idle = new ArrayDeque<>();
  private final Map<Integer, ChainHead> heads = new TreeMap<>();

  AuditLanes(UUID writer, AuditMacs macs, TimeOrderedIds ids, Clock clock) {
    this.writer = requireNonNull(writer, "writer");
    this.macs = requireNonNull(macs, "macs");
    this.ids = requireNonNull(ids, "ids");
    this.clock = requireNonNull(clock, "clock");
  }

  /** An idle lane or a new one, for the caller alone until {@link #giveBack}. */
  synchronized Lane take() {
    long limit = clock.millis() + AHEAD.toMillis();
    for (Iterator<Lane> lanes = idle.iterator(); lanes.hasNext(); ) {
      Lane lane = lanes.next();
      if (TimeOrderedIds.millis(lane.lastId()) <= limit) {
        lanes.remove();
        return lane;
      }
    }
    Lane opened = new Lane(heads.size() + 1, ChainHead.START, NO_ID);
    heads.put(opened.number(), opened.head());
    return opened;
  }

  /** Gives a lane back, as the last committed transaction left it. The last one is taken first. */
  synchronized void giveBack(Lane lane) {
    heads.put(lane.number(), lane.head());
    idle.push(lane);
  }

  /** The committed entries of all lanes on which at least one was committed. */
  synchronized LaneHeads heads() {
    Map<Integer, ChainHead> written = new TreeMap<>(heads);
    written.values().removeIf(head -> head.sequence() == 0);
    return new LaneHeads(written);
  }

  /** The next entry of {@code lane}. */
  AuditEntry next(Lane lane, AuditEvent event) {
    AuditEntry entry = new AuditEntry(ids.nextAfter(lane.lastId()), clock.instant(), event);
    ChainId chain = new ChainId(writer, lane.number());
    return entry.with(macs.seal(chain, lane.head(), AuditRecord.of(entry)));
  }

  /** {@code lane} with {@code entry} at its end. */
  static Lane behind(Lane lane, AuditEntry entry) {
    AuditSeal seal = entry.seal().orElseThrow();
    return new Lane(lane.number(), new ChainHead(seal.sequence(), seal.mac()), entry.id());
  }
}
