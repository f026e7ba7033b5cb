package io.kyodaku.replay;

import io.kyodaku.rule.Use;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A usage that would come to something else, to look at.
 *
 * @param recorded whether it was authorized, so that there is a page about it
 * @param territories sorted country codes
 * @param seconds that were charged, or else asked for
 * @param wasBy the rule or guard that decided; may be empty
 * @param earnedWas micros of the owner's currency
 * @param earnedWould the same; what would wait for the owner's answer is not in it
 */
public record Sample(
    UUID usageId,
    UUID assetId,
    Instant at,
    boolean recorded,
    Use use,
    List<String> territories,
    int seconds,
    Answer was,
    Answer would,
    String wasBy,
    String wouldBy,
    long earnedWas,
    long earnedWould) {

  public Sample {
    territories = List.copyOf(territories);
  }
}
