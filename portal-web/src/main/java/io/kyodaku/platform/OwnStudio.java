package io.kyodaku.platform;

import io.kyodaku.identity.CreatingGenerator;
import io.kyodaku.identity.Generators;
import io.kyodaku.identity.Rates;
import io.kyodaku.log.Actor;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;

/** The portal's own studio is a generator like any other; it is there from the first start. */
@ApplicationScoped
class OwnStudio {

  static final String NAME = "Kyodaku Studio";
  private static final int AFTER_PLUGINS = PluginsOfThisNode.FIRST + 100;

  /** Credits per second: what a preview costs until an operator sets another rate card. */
  private static final Rates FIRST_RATES = new Rates(1_000_000, 2_500_000);

  private final Generators generators;
  private final CreatingGenerator creating;

  @Inject
  OwnStudio(Generators generators, CreatingGenerator creating) {
    this.generators = generators;
    this.creating = creating;
  }

  void start(
      @Observes @Priority(AFTER_PLUGINS) @Initialized(ApplicationScoped.class)
          ServletContext portal) {
    if (generators.findByName(NAME).isEmpty()) {
      // Another node may be faster: then the name is taken, which is as good.
      var unused = creating.create(Actor.system(), NAME, true, FIRST_RATES);
    }
  }
}
