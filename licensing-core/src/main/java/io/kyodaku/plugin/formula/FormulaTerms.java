package io.kyodaku.plugin.formula;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.Fee;
import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.PeriodTerms;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.api.UsageTerms;
import io.kyodaku.shared.FileHash;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Terms that a rightsholder writes itself: the fee of a usage and the lines of a statement are
 * formulas in the contract's settings.
 *
 * <p>Built in, so that nobody has to install it. Contracts pin it as they pin jars, by {@link
 * #HASH}: what a formula means is fixed by that and its text. A change of the language that would
 * change an answer is a new version with another hash, beside this one.
 */
public final class FormulaTerms implements KyodakuPlugin<FormulaSettings> {

  public static final String ID = "formula";
  private static final String VERSION = "1";

  /** In place of a jar's. */
  public static final String HASH = hash(ID, VERSION);

  static String hash(String id, String version) {
    return FileHash.sha256(("kyodaku " + id + " " + version).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return "Formula";
  }

  @Override
  public Set<Capability> offers() {
    return EnumSet.of(Capability.USAGE_TERMS, Capability.PERIOD_TERMS);
  }

  @Override
  public FormulaSettings defaultConfiguration() {
    return new FormulaSettings("listFee", "[]");
  }

  @Override
  public UsageTerms usageTerms(FormulaSettings settings) {
    Formula fee = Compiled.of(FormulaKind.FEE, settings.fee());
    return facts -> fee(fee, facts);
  }

  static Fee fee(Formula formula, UsageFacts facts) {
    return new Fee((Long) formula.ask(new UsageView(facts)), facts.currency());
  }

  @Override
  public PeriodTerms periodTerms(FormulaSettings settings) {
    Formula lines = Compiled.of(FormulaKind.LINES, settings.lines());
    return facts -> lines(lines, facts);
  }

  static List<StatementLine> lines(Formula formula, PeriodFacts facts) {
    List<?> written = (List<?>) formula.ask(PeriodView.of(facts));
    return written.stream().map(line -> ((WrittenLine) line).in(facts.currency())).toList();
  }
}
