package io.kyodaku.ledger;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * An amount's way from an account in one entity's books and currency to one in another's: between
 * entities by the accounts in which the two clear with each other, in the currency that it comes
 * in, and then to the other currency by way of {@link AccountKind#FX_CLEARING}. Where both are the
 * same it is one step.
 */
record Crossing(Account from, Account to) {

  /** Which part of the way. */
  enum Leg {
    /** Out of the books that it was in, and not there yet. */
    LEAVES,
    /** Into the other entity's books, in the currency that it comes in. */
    CROSSES,
    /** Where it goes. */
    ARRIVES
  }

  /**
   * One transfer of it.
   *
   * @param micros above zero
   */
  record Step(Account debit, Account credit, long micros, Leg leg) {}

  /**
   * @param fromMicros in the currency that it comes in
   * @param toMicros the same in the other; equal where the currency is
   * @return those that move something: a millionth may vanish in a coarser currency
   */
  List<Step> steps(long fromMicros, long toMicros) {
    Currency leaving = Currency.getInstance(from.ledger());
    boolean crossesEntity = !from.entity().equals(to.entity());
    boolean crossesCurrency = !from.ledger().equals(to.ledger());
    Account arrival =
        crossesCurrency ? Account.of(AccountKind.FX_CLEARING, to.entity(), leaving) : to;
    List<Step> steps = new ArrayList<>(3);
    if (crossesEntity) {
      Account owes = Account.of(AccountKind.clearingWith(to.entity()), from.entity(), leaving);
      Account isOwed = Account.of(AccountKind.clearingWith(from.entity()), to.entity(), leaving);
      add(steps, from, owes, fromMicros, Leg.LEAVES);
      add(steps, isOwed, arrival, fromMicros, crossesCurrency ? Leg.CROSSES : Leg.ARRIVES);
    } else {
      add(steps, from, arrival, fromMicros, crossesCurrency ? Leg.LEAVES : Leg.ARRIVES);
    }
    if (crossesCurrency) {
      Account departure =
          Account.of(AccountKind.FX_CLEARING, to.entity(), Currency.getInstance(to.ledger()));
      add(steps, departure, to, toMicros, Leg.ARRIVES);
    }
    return List.copyOf(steps);
  }

  private static void add(List<Step> steps, Account debit, Account credit, long micros, Leg leg) {
    if (micros > 0) {
      steps.add(new Step(debit, credit, micros, leg));
    }
  }
}
