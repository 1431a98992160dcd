package dev.portcullis.domain.audit.chain;

import dev.portcullis.domain.audit.AuditMac;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last entry of each lane of one writer. Immutable.
 *
 * @param byLane by the number of the lane
 */
public record LaneHeads(Map<Integer, ChainHead> byLane) {
  /** No lane. */
  public static final LaneHeads NONE = new LaneHeads(Map.of());

  private static final int LENGTH = Integer.BYTES + Long.BYTES + AuditMac.LENGTH;

  /** Copies {@code byLane}, in the order of lanes. */
  public LaneHeads {
    byLane = Collections.unmodifiableMap(new TreeMap<>(byLane));
  }

  /** As bytes, 44 a lane: number, sequence, code. */
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(byLane.size() * LENGTH);
    byLane.forEach(
        (lane, head) -> bytes.putInt(lane).putLong(head.sequence()).put(head.mac().bytes()));
    return bytes.array();
  }

  /** The heads in {@code bytes}; bytes at the end that are no whole head are left out. */
  public static LaneHeads of(byte[] bytes) {
    Map<Integer, ChainHead> heads = new TreeMap<>();
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.remaining() >= LENGTH) {
      byte[] mac = new byte[AuditMac.LENGTH];
      int lane = rest.getInt();
      long sequence = rest.getLong();
      rest.get(mac);
      heads.put(lane, new ChainHead(sequence, AuditMac.of(mac)));
    }
    return new LaneHeads(heads);
  }
}
