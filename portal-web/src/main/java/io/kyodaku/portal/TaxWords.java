package io.kyodaku.portal;

import io.kyodaku.shared.Fault;
import io.kyodaku.statement.Statement;
import io.kyodaku.withholding.TaxBasis;
import io.kyodaku.withholding.TaxProfile;
import io.kyodaku.withholding.WithholdingRate;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What is withheld, of whom and by which law, in the reader's language. */
@Named
@RequestScoped
public class TaxWords {

  @Inject private Formats formats;
  @Inject private PageErrors texts;

  /** A rate with its step, as one says it: without what a treaty allows. */
  public String rate(WithholdingRate rate) {
    if (rate.step().isPresent()) {
      WithholdingRate.Step step = rate.step().get();
      return filled(
          "tax.rate.step",
          percent(rate.ppm()),
          formats.money(step.from().micros(), step.from().currency().getCurrencyCode()),
          percent(step.abovePpm()));
    }
    return rate.ppm() == 0 ? texts.text("tax.rate.none") : percent(rate.ppm());
  }

  /** What a treaty allows; a dash where none is set. */
  public String treaty(WithholdingRate rate) {
    return rate.treatyPpm().isPresent() ? percent(rate.treatyPpm().getAsInt()) : "—";
  }

  /** The rate that holds, in a few words. */
  public String rateOf(TaxBasis basis) {
    if (basis.rate().isEmpty()) {
      return texts.text("tax.rate.unset");
    }
    WithholdingRate rate = basis.rate().get();
    return basis.isByTreaty()
        ? filled("tax.rate.treaty", percent(rate.treatyPpm().orElseThrow()))
        : rate(rate);
  }

  public String source(TaxBasis basis) {
    return basis.rate().map(WithholdingRate::source).orElse("");
  }

  /** Residence and form. */
  public String payee(TaxProfile profile) {
    return formats.country(profile.residence()) + " · " + texts.text("tax.form." + profile.form());
  }

  /** Of whom a rate is withheld: a country, all others, or those of whom nothing is confirmed. */
  public String residence(String residence) {
    return switch (residence) {
      case WithholdingRate.ELSEWHERE -> texts.text("tax.elsewhere");
      case WithholdingRate.UNKNOWN -> texts.text("tax.unknown");
      default -> formats.country(residence);
    };
  }

  /** Where usages of a line are shown; empty where the line says nothing of it. */
  public String territories(Statement.Line line) {
    List<String> countries = line.countries();
    if (!countries.isEmpty()) {
      return countries.stream()
          .map(formats::country)
          .reduce((one, other) -> one + ", " + other)
          .orElse("");
    }
    return line.territories().isPresent() ? texts.text("rights.statement.several") : "";
  }

  private String percent(int ppm) {
    return formats.percentOfMillionths(ppm);
  }

  private String filled(String key, String... values) {
    return Fault.fill(texts.text(key), List.of(values));
  }
}
