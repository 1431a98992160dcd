package dev.portcullis.adapter.http.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.Conduits;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Replaces a bare 400 of Undertow, recognised by the missing request id, by a problem document.
 * Used by one thread at a time, like every conduit.
 */
final class RefusalConduit extends AbstractStreamSinkConduit<StreamSinkConduit> {
  // "HTTP/1.1 400 " or "HTTP/1.0 400 "
  private static final int STATUS_AT = 8;
  private static final byte[] STATUS = " 400 ".getBytes(ISO_8859_1);
  private static final String REQUEST_ID = RequestIds.HEADER.toString();

  private final Supplier<ByteBuffer> answers;
  // The replacement that is being written.
  private Optional<ByteBuffer> answer = Optional.empty();

  RefusalConduit(StreamSinkConduit next, Supplier<ByteBuffer> answers) {
    super(next);
    this.answers = requireNonNull(answers, "answers");
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (!isBareRefusal(source)) {
      return super.write(source);
    }
    return writeAnswer() ? consume(source) : 0;
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    if (length < 1 || !isBareRefusal(sources[offset])) {
      return super.write(sources, offset, length);
    }
    if (!writeAnswer()) {
      return 0;
    }
    return Arrays.stream(sources, offset, offset + length).mapToLong(RefusalConduit::consume).sum();
  }

  @Override
  public int writeFinal(ByteBuffer source) throws IOException {
    return Conduits.writeFinalBasic(this, source);
  }

  @Override
  public long writeFinal(ByteBuffer[] sources, int offset, int length) throws IOException {
    return Conduits.writeFinalBasic(this, sources, offset, length);
  }

  /** Whether all of the answer is written. */
  private boolean writeAnswer() throws IOException {
    ByteBuffer rest = answer.orElseGet(answers);
    while (rest.hasRemaining()) {
      if (super.write(rest) == 0) {
        answer = Optional.of(rest);
        return false;
      }
    }
    answer = Optional.empty();
    return true;
  }

  private static int consume(ByteBuffer source) {
    int length = source.remaining();
    source.position(source.limit());
    return length;
  }

  private static boolean isBareRefusal(ByteBuffer source) {
    int begin = source.position();
    if (source.remaining() < STATUS_AT + STATUS.length || source.get(begin) != 'H') {
      return false;
    }
    for (int i = 0; i < STATUS.length; i++) {
      if (source.get(begin + STATUS_AT + i) != STATUS[i]) {
        return false;
      }
    }
    return !ISO_8859_1.decode(source.duplicate()).toString().contains(REQUEST_ID);
  }
}
