package io.kyodaku.plugin.formula;

import io.kyodaku.plugin.api.LineType;
import io.kyodaku.plugin.api.StatementLine;
import io.kyodaku.plugin.api.UsageTotal;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line as a formula gives it, before it has the currency of the facts.
 *
 * @param about the total that it is about; null where it is about the whole period
 */
record WrittenLine(LineType type, long amountMicros, String text, @Nullable UsageTotal about) {

  WrittenLine(LineType type, long amountMicros, String text) {
    this(type, amountMicros, text, null);
  }

  StatementLine in(Currency currency) {
    return new StatementLine(
        type,
        Optional.ofNullable(about).map(UsageTotal::assetId),
        Optional.ofNullable(about).map(UsageTotal::use),
        amountMicros,
        currency,
        text);
  }
}
