package io.kyodaku.statement;

import java.util.Comparator;
import java.util.Currency;

/** A selling entity's books of one currency: what it owes is stated and paid from there. */
record Books(String entity, Currency currency) {

  static final Comparator<Books> ORDER =
      Comparator.comparing(Books::entity).thenComparing(books -> books.currency().toString());
}
