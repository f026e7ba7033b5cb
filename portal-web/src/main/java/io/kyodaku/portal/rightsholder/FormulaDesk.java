package io.kyodaku.portal.rightsholder;

import io.kyodaku.plugin.api.PayableFacts;
import io.kyodaku.plugin.api.PeriodFacts;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageFacts;
import io.kyodaku.plugin.api.UsageTotal;
import io.kyodaku.plugin.formula.CheckingFormula;
import io.kyodaku.plugin.formula.FormulaAnswer;
import io.kyodaku.plugin.formula.FormulaCheck;
import io.kyodaku.plugin.formula.FormulaExample;
import io.kyodaku.plugin.formula.FormulaKind;
import io.kyodaku.plugin.formula.FormulaVariable;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.tenant.OwnStanding;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stands beside a formula while it is written: what it may name, examples, what is wrong with it,
 * and what it comes to.
 */
@Named
@RequestScoped
public class FormulaDesk {

  private static final String APART = " · ";

  @Inject private CheckingFormula checking;
  @Inject private OwnStanding standing;
  @Inject private TenantDesk desk;
  @Inject private PageErrors texts;
  @Inject private Formats formats;
  private final Map<Written, Look> looks = new HashMap<>();
  private @Nullable Currency currency;

  /**
   * A formula as it stands.
   *
   * @param faults what keeps a contract from holding it, empty where it is sound
   * @param answers for a handful of examples, empty where it is not
   */
  public record Look(boolean sound, List<String> faults, List<Answer> answers) {}

  private record Written(FormulaKind kind, String text) {}

  /** What it comes to for these facts. */
  public record Answer(String facts, String says) {}

  /** Something that may be named, and what it is. */
  public record Name(String written, String means) {}

  /** A formula to begin with. */
  public record Example(String text, String means) {}

  /** Worked out once for each text that a request brings. */
  public Look look(SettingInput input) {
    FormulaKind kind = input.getFormula();
    if (kind == null) {
      throw new IllegalArgumentException("a setting that holds no formula");
    }
    return looks.computeIfAbsent(new Written(kind, String.valueOf(input.given())), this::looked);
  }

  private Look looked(Written written) {
    return switch (checking.check(written.kind(), written.text(), currency())) {
      case FormulaCheck.Faulty faulty ->
          new Look(false, faulty.faults().stream().map(texts::text).toList(), List.of());
      case FormulaCheck.Sound sound ->
          new Look(true, List.of(), sound.answers().stream().map(this::answer).toList());
    };
  }

  private Currency currency() {
    if (currency == null) {
      currency = standing.of(desk.tenant()).currency();
    }
    return currency;
  }

  private Answer answer(FormulaAnswer answer) {
    return switch (answer) {
      case FormulaAnswer.OfUsage of ->
          new Answer(facts(of.facts()), money(of.micros(), of.facts().currency()));
      case FormulaAnswer.OfPeriod of -> new Answer(facts(of.facts()), lines(of.lines()));
      case FormulaAnswer.OfBalance of ->
          new Answer(
              facts(of.facts()),
              of.pays() ? texts.text("rights.formula.pays") : texts.text("rights.formula.waits"));
    };
  }

  private String facts(UsageFacts facts) {
    return facts.seconds()
        + " s"
        + APART
        + texts.text("use." + facts.use())
        + APART
        + texts.text("quality." + facts.quality())
        + APART
        + facts.territories().stream().map(formats::country).collect(Collectors.joining(", "))
        + APART
        + texts.text("rights.formula.listFee")
        + " "
        + money(facts.listFeeMicros(), facts.currency());
  }

  private String facts(PeriodFacts facts) {
    long royalties = facts.totals().stream().mapToLong(UsageTotal::royaltyMicros).sum();
    return texts.text("rights.formula.royalties")
        + " "
        + money(royalties, facts.currency())
        + APART
        + texts.text("rights.formula.openAdvance")
        + " "
        + money(facts.openAdvanceMicros(), facts.currency())
        + APART
        + texts.text("rights.formula.earlier")
        + " "
        + facts.past().size();
  }

  private String facts(PayableFacts facts) {
    return money(facts.balanceMicros(), facts.currency())
        + APART
        + texts.text("rights.formula.waiting")
        + " "
        + ChronoUnit.DAYS.between(facts.unpaidSince(), facts.period().toExclusive());
  }

  private String lines(List<StatementLine> lines) {
    return lines.isEmpty()
        ? texts.text("rights.formula.noLines")
        : lines.stream()
            .map(
                line ->
                    texts.text("rights.line." + line.type())
                        + " “"
                        + line.text()
                        + "” "
                        + money(line.amountMicros(), line.currency()))
            .collect(Collectors.joining("\n"));
  }

  private String money(long micros, Currency of) {
    return formats.money(micros, of.getCurrencyCode());
  }

  /** What a formula of this kind may name, fields of lists behind them, then what it may call. */
  public List<Name> names(FormulaKind kind) {
    List<Name> names = new ArrayList<>();
    for (FormulaVariable variable : kind.variables()) {
      names.add(
          new Name(
              variable.name(), texts.text("rights.formula.name." + kind + "." + variable.name())));
      if (!variable.fields().isEmpty()) {
        names.add(
            new Name(
                variable.fields().stream()
                    .map(field -> "." + field.name())
                    .collect(Collectors.joining(" ")),
                texts.text("rights.formula.fields." + variable.name())));
      }
    }
    names.add(new Name("min(a, b) max(a, b)", texts.text("rights.formula.call.minmax")));
    names.add(new Name("part(x, 2500)", texts.text("rights.formula.call.part")));
    if (kind == FormulaKind.LINES) {
      names.add(new Name("sum(list)", texts.text("rights.formula.call.sum")));
      names.add(new Name("tier guarantee recoup member", texts.text("rights.formula.call.lines")));
    }
    return List.copyOf(names);
  }

  public List<Example> examples(FormulaKind kind) {
    return FormulaExample.of(kind).stream()
        .map(
            example -> new Example(example.text(), texts.text("rights.formula.example." + example)))
        .toList();
  }
}
