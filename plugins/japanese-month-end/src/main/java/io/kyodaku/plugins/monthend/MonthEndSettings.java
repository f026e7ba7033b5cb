package io.kyodaku.plugins.monthend;

import io.kyodaku.plugin.api.Setting;

/**
 * How long a closed month waits.
 *
 * @param monthsLater at the end of which month payment follows: 1 is the month after the closed one
 */
public record MonthEndSettings(
    @Setting(
            label = "Paid at the end of the month, months after the close",
            help = "1 is the end of the next month",
            min = 1,
            max = 6)
        long monthsLater) {}
