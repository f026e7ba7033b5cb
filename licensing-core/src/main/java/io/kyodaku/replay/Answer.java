package io.kyodaku.replay;

import io.kyodaku.rule.Action;

/** What comes of asking for a usage. */
public enum Answer {
  GRANTED,
  ASKED,
  REFUSED;

  static Answer of(Action action) {
    return switch (action) {
      case ALLOW -> GRANTED;
      case ASK -> ASKED;
      case BLOCK -> REFUSED;
    };
  }

  /** Over what one owner says and what the others do the strictest wins. */
  static Answer of(Action own, Action others) {
    return of(own.compareTo(others) >= 0 ? own : others);
  }
}
