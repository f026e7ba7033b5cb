package io.kyodaku.plugins.fan;

import io.kyodaku.plugin.api.Setting;
import io.kyodaku.plugin.api.Unit;

/**
 * What sharing and earning cost.
 *
 * @param sharedFactorBps the part of the list fee that a shared usage costs, in basis points
 * @param sharedCapMicros the most that a shared usage of a whole asset costs, in micros of the
 *     contract's currency; 0 for no cap
 * @param commercialFactorBps what the list fee of a commercial usage is multiplied by, in basis
 *     points
 */
public record FanSettings(
    @Setting(
            label = "Part of the list fee when shared",
            help = "0 is free, 10000 as listed",
            in = {
              @Setting.Words(
                  language = "ja",
                  label = "無償公開の料率（定価に対する割合）",
                  help = "0は無料、10000は定価どおり"),
              @Setting.Words(language = "zh", label = "无偿公开的费率（占标价比例）", help = "0 为免费，10000 为标价")
            },
            unit = Unit.BASIS_POINTS,
            max = 10_000)
        long sharedFactorBps,
    @Setting(
            label = "At most for each shared usage",
            help = "0 is no cap; where others own a part of the asset, the cap is shared with them",
            in = {
              @Setting.Words(
                  language = "ja",
                  label = "無償公開1件の上限額",
                  help = "0は上限なし。共有の素材では持分に応じた額になります"),
              @Setting.Words(language = "zh", label = "每次无偿公开的费用上限", help = "0 表示无上限；共有素材按份额折算")
            },
            unit = Unit.MONEY_MICROS,
            max = 1_000_000_000_000L)
        long sharedCapMicros,
    @Setting(
            label = "Times the list fee when commercial",
            help = "10000 is as listed",
            in = {
              @Setting.Words(language = "ja", label = "商用利用の料率（定価に対する割合）", help = "10000は定価どおり"),
              @Setting.Words(language = "zh", label = "商业使用的费率（占标价比例）", help = "100% 为标价")
            },
            unit = Unit.BASIS_POINTS,
            max = 100_000)
        long commercialFactorBps) {}
