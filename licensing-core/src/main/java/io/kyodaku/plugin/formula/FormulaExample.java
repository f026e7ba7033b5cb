package io.kyodaku.plugin.formula;

import java.util.Arrays;
import java.util.List;

/** Formulas to begin with. Each is good as it stands. */
public enum FormulaExample {
  PER_SECOND(FormulaKind.FEE, "2 * unit * seconds"),
  FLAT(FormulaKind.FEE, "50 * unit"),
  CAPPED(FormulaKind.FEE, "min(listFee, 300 * unit)"),
  FANS(
      FormulaKind.FEE,
      """
      use == 'PERSONAL' ? 0
      : use == 'SHARED' ? part(listFee, 2500)
      : listFee\
      """),
  LONGER_CHEAPER(
      FormulaKind.FEE,
      """
      seconds <= 60 ? listFee
      : listFee * 60 / seconds + part(listFee * (seconds - 60) / seconds, 5000)\
      """),
  TERRITORY(FormulaKind.FEE, "territories.exists(t, t == 'US') ? part(listFee, 15000) : listFee"),
  TIER(
      FormulaKind.LINES,
      """
      fees > 100000 * unit
      ? [tier(part(fees - 100000 * unit, 500), '5 % more above 100,000')]
      : []\
      """),
  TIER_EACH(
      FormulaKind.LINES,
      """
      totals.filter(t, t.use == 'COMMERCIAL' && t.usages >= 5)
        .map(t, tier(t, part(t.fees, 300), '3 % more from 5 on'))\
      """),
  GUARANTEE(
      FormulaKind.LINES,
      """
      royalties < 50000 * unit
      ? [guarantee(50000 * unit - royalties, 'Minimum of a period')]
      : []\
      """),
  RECOUP(
      FormulaKind.LINES,
      """
      openAdvance > 0 && royalties > 0
      ? [recoup(min(openAdvance, part(royalties, 5000)), 'Half, until it is earned back')]
      : []\
      """),
  MEMBERS(
      FormulaKind.LINES,
      """
      [member(part(royalties, 7000), 'Studio A'),
       member(royalties - part(royalties, 7000), 'Studio B')]\
      """),
  THRESHOLD(FormulaKind.PAYS, "balance >= 10000 * unit || waitingDays >= 180"),
  QUARTERS(FormulaKind.PAYS, "month % 3 == 0");

  private final FormulaKind kind;
  private final String text;

  FormulaExample(FormulaKind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  public FormulaKind kind() {
    return kind;
  }

  public String text() {
    return text;
  }

  /** Those of one kind. */
  public static List<FormulaExample> of(FormulaKind kind) {
    return Arrays.stream(values()).filter(example -> example.kind == kind).toList();
  }
}
