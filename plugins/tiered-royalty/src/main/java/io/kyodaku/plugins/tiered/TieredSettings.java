package io.kyodaku.plugins.tiered;

import io.kyodaku.plugin.api.Setting;
import io.kyodaku.plugin.api.Unit;
import java.util.List;

/**
 * The stair that a tenant's share climbs, the minimum that it is guaranteed, and how an advance is
 * earned back.
 *
 * @param measure what volume is counted in
 * @param tiers the steps, each with a higher threshold and at least the share of the one before
 * @param guaranteeMicros the least that is earned in {@code guaranteeSpan}, in micros of the
 *     contract's currency; 0 for no guarantee
 * @param guaranteeSpan over which time that is
 * @param recoupBps the part of a period's earnings that earns back an open advance, in basis points
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
        List<Tier> tiers,
    @Setting(
            label = "Guaranteed minimum",
            help = "0 is no guarantee; the contract has to promise as much a year",
            in = {
              @Setting.Words(
                  language = "ja",
                  label = "最低保証額",
                  help = "0は保証なし。契約の年間保証額がこれを下回ると明細書を締められません"),
              @Setting.Words(language = "zh", label = "最低保证金额", help = "0 表示无保证；合同约定的年度保证额不得低于此数")
            },
            unit = Unit.MONEY_MICROS,
            max = 1_000_000_000_000_000L)
        long guaranteeMicros,
    @Setting(
            label = "Guaranteed for",
            help = "The first calendar year counts by its days",
            in = {
              @Setting.Words(language = "ja", label = "保証の対象", help = "初年度は日割りで計算します"),
              @Setting.Words(language = "zh", label = "保证期间", help = "首个日历年按天数折算")
            })
        GuaranteeSpan guaranteeSpan,
    @Setting(
            label = "Earnings that earn back an advance",
            help = "The part of each period's earnings; the rest is paid",
            in = {
              @Setting.Words(
                  language = "ja",
                  label = "前払金の回収に充てる割合",
                  help = "各期間の収益のうち回収に充てる割合。残りは支払われます"),
              @Setting.Words(language = "zh", label = "用于抵扣预付款的比例", help = "每期收益中用于抵扣的部分，其余照付")
            },
            unit = Unit.BASIS_POINTS,
            max = 10_000)
        long recoupBps) {

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
