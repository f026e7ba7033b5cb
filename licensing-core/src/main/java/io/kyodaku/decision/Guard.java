package io.kyodaku.decision;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Something that no owner's rule can override. Each is a class of its own with the code of its
 * reason; all of them are asked, so that whoever is refused hears of everything at once.
 */
interface Guard {

  /** Those that owners set; no standing, contract or stop is among them. */
  List<Guard> OF_OWNERS =
      List.of(new NoTermIsBlocked(), new CompanyIsWelcome(), new AudienceIsRight());

  /** The codes of their reasons. */
  Set<String> CODES_OF_OWNERS =
      Set.of(NoTermIsBlocked.CODE, CompanyIsWelcome.CODE, AudienceIsRight.CODE);

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
          OF_OWNERS.get(0),
          OF_OWNERS.get(1),
          OF_OWNERS.get(2));

  /** Gives a reason for each thing that stands in the way. */
  void check(Facts facts, Consumer<Reason> refuse);
}
