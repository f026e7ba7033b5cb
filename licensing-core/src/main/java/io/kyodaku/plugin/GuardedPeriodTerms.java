package io.kyodaku.plugin;

import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.PeriodTerms;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The period terms of one tenant's contract, asked on a thread of their own and held to the
 * period's bounds.
 */
public final class GuardedPeriodTerms {

  private static final Pattern TEXT = Pattern.compile("\\P{Cc}{1," + StatementLine.MAX_TEXT + "}");

  private final Seat<PeriodTerms> seat;

  GuardedPeriodTerms(Seat<PeriodTerms> seat) {
    this.seat = seat;
  }

  /**
   * The lines that a period's statement gains, in the plugin's order, within {@code bounds}.
   *
   * @param bounds what the lines may add and take off, see {@link PeriodBounds#of}
   */
  public PluginAnswer<List<StatementLine>> lines(PeriodFacts facts, PeriodBounds bounds) {
    return seat.askAside(new OfPeriod(facts, bounds));
  }

  private record OfPeriod(PeriodFacts facts, PeriodBounds bounds)
      implements Seat.Question<PeriodTerms, List<StatementLine>> {

    /** Copied while the watchdog looks: the list may be of the plugin's own making. */
    @Override
    public List<StatementLine> ask(PeriodTerms terms) throws Misbehaviour {
      List<StatementLine> copy = new ArrayList<>();
      List<StatementLine> lines = terms.lines(facts);
      if (lines == null) {
        throw new Misbehaviour(FailureKind.NULL, "It answered null");
      }
      for (StatementLine line : lines) {
        if (line == null) {
          throw new Misbehaviour(FailureKind.NULL, "One of the lines is null");
        }
        if (copy.size() == PeriodTerms.MAX_LINES) {
          throw new Misbehaviour(
              FailureKind.OUT_OF_BOUNDS, "More than " + PeriodTerms.MAX_LINES + " lines");
        }
        copy.add(line);
      }
      return List.copyOf(copy);
    }

    @Override
    public void judge(List<StatementLine> lines) throws Misbehaviour {
      Set<UUID> assets =
          facts.totals().stream().map(UsageTotal::assetId).collect(Collectors.toSet());
      for (StatementLine line : lines) {
        judge(line, assets);
      }
      bounds.judge(lines);
    }

    private void judge(StatementLine line, Set<UUID> assets) throws Misbehaviour {
      if (!line.currency().equals(facts.currency())) {
        throw new Misbehaviour(
            FailureKind.WRONG_CURRENCY,
            "A line in " + line.currency() + " where the contract has " + facts.currency());
      }
      if (!line.type().fromPlugins()) {
        throw new Misbehaviour(
            FailureKind.OUT_OF_BOUNDS,
            "A line of type " + line.type() + " is not a plugin's to add");
      }
      if (line.assetId().isPresent() && !assets.contains(line.assetId().get())) {
        throw new Misbehaviour(
            FailureKind.OUT_OF_BOUNDS, "A line about an asset that the period does not have");
      }
      if (!TEXT.matcher(line.text()).matches()) {
        throw new Misbehaviour(
            FailureKind.OUT_OF_BOUNDS,
            "A line's text has 1 to "
                + StatementLine.MAX_TEXT
                + " characters without control characters");
      }
    }
  }
}
