package io.kyodaku.replay;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Where a replay reads from: pages of one owner, whichever way that is made sure. */
interface PageSource {

  /** One page as it is stored. */
  record Stored(Instant hour, int usages, ByteBuffer content) {}

  /** In order of time, those of {@code from} and after, before {@code until}. */
  List<Stored> pages(Instant from, Instant until);
}
