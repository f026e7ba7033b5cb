package io.kyodaku.plugins.tiered;

import io.kyodaku.plugin.api.Setting;
import io.kyodaku.plugin.api.UsageTotal;

/** What a period's volume is counted in. */
public enum Measure {
  /** Settled usages. */
  @Setting(
      label = "Usages",
      in = {
        @Setting.Words(language = "ja", label = "利用件数"),
        @Setting.Words(language = "zh", label = "使用次数")
      })
  USAGES("usages"),
  /** Rendered seconds. */
  @Setting(
      label = "Rendered seconds",
      in = {
        @Setting.Words(language = "ja", label = "生成秒数"),
        @Setting.Words(language = "zh", label = "生成秒数")
      })
  SECONDS("seconds"),
  /** Whole units (dollars, yen) of the fees that the share is taken of. */
  @Setting(
      label = "Fees in whole units",
      in = {
        @Setting.Words(language = "ja", label = "許諾料（通貨単位）"),
        @Setting.Words(language = "zh", label = "许可费（整数金额）")
      })
  FEES("units of fees");

  private static final long MICROS = 1_000_000;

  private final String words;

  Measure(String words) {
    this.words = words;
  }

  /** What a statement calls it. */
  String words() {
    return words;
  }

  /** How much of it is in these usages; fees are counted in micros. */
  long in(UsageTotal total) {
    return switch (this) {
      case USAGES -> total.usages();
      case SECONDS -> total.seconds();
      case FEES -> total.feeBaseMicros();
    };
  }

  /** How much {@link #in} counts for one of what the settings count. */
  long scale() {
    return this == FEES ? MICROS : 1;
  }
}
