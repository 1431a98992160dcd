package dev.portcullis.domain.user;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * A place in a list of users: behind the last entry that was examined, whether or not that was
 * listed. It stays valid if that user is removed. Immutable.
 */
public sealed interface UserPosition {
  /**
   * In a list ordered by id, behind that id.
   *
   * @param id the id
   */
  record OfId(UserId id) implements UserPosition {
    /** The id is required. */
    public OfId {
      requireNonNull(id, "id");
    }
  }

  /**
   * In a list ordered by the matched name, behind that name.
   *
   * @param term the {@link Username#key()} or {@link EmailAddress#key()} that matched; no text is
   *     both, since only an address contains {@code @}
   */
  record OfTerm(String term) implements UserPosition {
    /** The term is required. */
    public OfTerm {
      requireNonNull(term, "term");
    }
  }

  /** Applies the function for this kind of position. */
  default <T> T fold(Function<UserId, T> ofId, Function<String, T> ofTerm) {
    return this instanceof OfId place
        ? ofId.apply(place.id())
        : ofTerm.apply(((OfTerm) this).term());
  }
}
