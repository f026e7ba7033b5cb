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
            in = {
              @Setting.Words(language = "ja", label = "支払月（締め月の何か月後の月末か）", help = "1は翌月末です"),
              @Setting.Words(language = "zh", label = "付款月份（结账后第几个月的月末）", help = "1 表示次月月末")
            },
            min = 1,
            max = 6)
        long monthsLater) {}
