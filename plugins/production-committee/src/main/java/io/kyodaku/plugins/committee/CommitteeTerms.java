package io.kyodaku.plugins.committee;

import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.PeriodTerms;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The administrator's fee first, then the members in the order of the settings. */
record CommitteeTerms(CommitteeSettings settings) implements PeriodTerms {

  @Override
  public List<StatementLine> lines(PeriodFacts facts) {
    BigInteger earned = BigInteger.ZERO;
    for (UsageTotal total : facts.totals()) {
      earned = earned.add(BigInteger.valueOf(total.royaltyMicros()));
    }
    Division division = Division.of(settings, earned);
    List<StatementLine> lines = new ArrayList<>();
    add(lines, facts, settings.administrator(), division.feeMicros());
    List<Member> members = settings.members();
    for (int i = 0; i < members.size(); i++) {
      add(lines, facts, members.get(i).name(), division.sharesMicros().get(i));
    }
    return lines;
  }

  /** Nobody reads a line of nothing. */
  private static void add(List<StatementLine> lines, PeriodFacts facts, String name, long micros) {
    if (micros > 0) {
      lines.add(StatementLine.ofPeriod(LineType.MEMBER_SHARE, micros, facts.currency(), name));
    }
  }
}
