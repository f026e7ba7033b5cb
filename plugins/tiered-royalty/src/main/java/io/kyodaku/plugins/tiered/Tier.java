package io.kyodaku.plugins.tiered;

import io.kyodaku.plugin.api.Setting;
import io.kyodaku.plugin.api.Unit;

/**
 * One step of the stair.
 *
 * @param above the volume up to which the tier below applies; what comes above earns this tier's
 *     share
 * @param shareBps the tenant's share of the fees above the threshold, in basis points
 */
public record Tier(
    @Setting(
            label = "Above",
            in = {
              @Setting.Words(language = "ja", label = "これを超える分"),
              @Setting.Words(language = "zh", label = "超过")
            },
            min = 1,
            max = 1_000_000_000_000L)
        long above,
    @Setting(
            label = "Share",
            in = {
              @Setting.Words(language = "ja", label = "取り分"),
              @Setting.Words(language = "zh", label = "分成")
            },
            unit = Unit.BASIS_POINTS,
            max = 10_000)
        long shareBps) {}
