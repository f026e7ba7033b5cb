package io.kyodaku.plugins.tiered;

import io.kyodaku.plugin.api.Setting;
import java.util.List;

/**
 * The stair that a tenant's share climbs.
 *
 * @param measure what volume is counted in
 * @param tiers the steps, each with a higher threshold and at least the share of the one before
 */
public record TieredSettings(
    @Setting(
            label = "Volume counted in",
            help = "Usages, rendered seconds, or whole units of fees",
            in = {
              @Setting.Words(language = "ja", label = "数量の単位", help = "利用件数、生成秒数、または許諾料の通貨単位"),
              @Setting.Words(language = "zh", label = "数量单位", help = "使用次数、生成秒数，或许可费的整数金额")
            })
        Measure measure,
    @Setting(
            label = "Tiers",
            help = "Below the first threshold the contract's share applies",
            in = {
              @Setting.Words(language = "ja", label = "段階", help = "最初のしきい値までは契約の取り分が適用されます"),
              @Setting.Words(language = "zh", label = "档位", help = "未达到第一档时适用合同约定的分成")
            },
            min = 1,
            max = 20)
        List<Tier> tiers) {

  public TieredSettings {
    tiers = List.copyOf(tiers);
    for (int i = 1; i < tiers.size(); i++) {
      if (tiers.get(i).above() <= tiers.get(i - 1).above()) {
        throw new IllegalArgumentException("Each tier begins above the one before");
      }
      if (tiers.get(i).shareBps() < tiers.get(i - 1).shareBps()) {
        throw new IllegalArgumentException("A higher tier does not have a lower share");
      }
    }
  }
}
