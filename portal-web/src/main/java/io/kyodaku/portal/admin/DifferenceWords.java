package io.kyodaku.portal.admin;

import io.kyodaku.identity.Rates;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.PageErrors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.util.List;

/** What differs between two versions of something, in words and numbers. */
@RequestScoped
public class DifferenceWords {

  private static final int WHOLE_BPS = 10_000;

  @Inject private PageErrors texts;
  @Inject private Formats formats;

  /** A sentence for each quality. */
  public List<String> between(Rates before, Rates after) {
    return List.of(
        sentence(
            "quality.STANDARD", before.standardMicrosPerSecond(), after.standardMicrosPerSecond()),
        sentence(
            "quality.PREMIUM", before.premiumMicrosPerSecond(), after.premiumMicrosPerSecond()));
  }

  private String sentence(String quality, long before, long after) {
    if (before == after) {
      return say("rates.same", texts.text(quality), formats.credits(after));
    }
    return say(
        after > before ? "rates.dearer" : "rates.cheaper",
        texts.text(quality),
        formats.credits(before),
        formats.credits(after),
        change(before, after));
  }

  /** With its sign, as a part of what it was; as credits where that was nothing. */
  String change(long before, long after) {
    String sign = after > before ? "+" : "";
    return before == 0
        ? sign + formats.credits(after - before)
        : sign
            + formats.percent(
                BigDecimal.valueOf(after - before)
                    .multiply(BigDecimal.valueOf(WHOLE_BPS))
                    .divide(BigDecimal.valueOf(before), RoundingMode.HALF_UP)
                    .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                    .intValueExact());
  }

  String say(String key, Object... values) {
    return MessageFormat.format(texts.text(key), values);
  }
}
