package io.kyodaku.decision;

import java.util.List;
import java.util.function.Consumer;

/**
 * Something that no owner's rule can override. Each is a class of its own with the code of its
 * reason; all of them are asked, so that whoever is refused hears of everything at once.
 */
interface Guard {

  /** All guards, in the order in which their reasons are given. */
  List<Guard> ALL =
      List.of(
          new GeneratorMayWork(),
          new AssetsAreKnown(),
          new NothingIsStopped(),
          new OwnersAreVerified(),
          new ContractsAreInForce(),
          new WithinTheContract(),
          new CurrenciesHaveAPar(),
          new TerritoriesAreClaimed(),
          new NoTermIsBlocked(),
          new CompanyIsWelcome(),
          new AudienceIsRight());

  /** Gives a reason for each thing that stands in the way. */
  void check(Facts facts, Consumer<Reason> refuse);
}
