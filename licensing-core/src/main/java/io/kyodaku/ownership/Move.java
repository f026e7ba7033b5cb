package io.kyodaku.ownership;

import io.kyodaku.shared.TenantId;
import java.util.Map;

/** What somebody does about a conflict, or time does. */
public sealed interface Move {

  /** A party's. */
  sealed interface OfParty extends Move {
    TenantId by();

    /** What it says of it; may be empty where nothing has to be said. */
    String text();
  }

  /** It adds to what it says. */
  record State(TenantId by, String text) implements OfParty {}

  /** It holds on to its share, on this evidence. */
  record Uphold(TenantId by, String text) implements OfParty {}

  /** It gives up its share. */
  record Release(TenantId by, String text) implements OfParty {}

  /** It gives its share to another party. */
  record Transfer(TenantId by, TenantId to, String text) implements OfParty {}

  /** It does not accept what was decided. */
  record Appeal(TenantId by, String text) implements OfParty {}

  /**
   * An operator decides.
   *
   * @param awards basis points by party; who is not in it gets nothing
   */
  record Decide(Map<TenantId, Integer> awards, String reason) implements Move {

    public Decide {
      awards = Map.copyOf(awards);
    }
  }

  /** A clock may have run out. */
  record TimeUp() implements Move {}
}
