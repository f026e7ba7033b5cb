package io.kyodaku.generation;

import io.kyodaku.decision.Deciding;
import io.kyodaku.decision.Explained;
import io.kyodaku.decision.Usage;
import io.kyodaku.identity.Generators;
import io.kyodaku.identity.LiveLinks;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * A generator asks what a usage would cost and whether it would be allowed. Nothing is kept, held
 * or written down.
 */
@Dependent
public class Quoting {

  private final Deciding deciding;
  private final LiveLinks links;
  private final Generators generators;

  @Inject
  public Quoting(Deciding deciding, LiveLinks links, Generators generators) {
    this.deciding = deciding;
    this.links = links;
    this.generators = generators;
  }

  /** What came of asking. */
  public sealed interface Outcome {

    record Quoted(Quote quote) implements Outcome {}

    /** To this generator the creator does not exist. */
    record NotLinked() implements Outcome {}
  }

  /**
   * @throws io.kyodaku.decision.OutOfTouchException when this node can't know what has changed
   */
  public Outcome quote(Usage usage, UUID generatorId) {
    if (!mayAskFor(usage.creatorId(), generatorId)) {
      return new Outcome.NotLinked();
    }
    Explained explained = deciding.explain(usage, generatorId);
    return new Outcome.Quoted(
        new Quote(explained.decision(), explained.steps(), explained.alternatives()));
  }

  /** The portal's own generator acts for every creator, at the creator's own hand. */
  private boolean mayAskFor(UUID creatorId, UUID generatorId) {
    return links.find(creatorId, generatorId).isPresent()
        || generators.find(generatorId).filter(Generators.Listed::firstParty).isPresent();
  }
}
