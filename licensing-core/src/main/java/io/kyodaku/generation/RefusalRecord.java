package io.kyodaku.generation;

import io.kyodaku.decision.Decided;
import io.kyodaku.decision.Usage;
import java.util.UUID;

/** Where refusals are noted for the owners whom they concern; whoever is refused never waits. */
public interface RefusalRecord {

  /**
   * @param usageHash the same when the same is asked again, under whatever key: it is noted once an
   *     hour
   * @param refused with whom it concerns, which is found later
   */
  void note(Usage usage, UUID generatorId, String usageHash, Decided refused);
}
