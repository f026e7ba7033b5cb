package io.kyodaku.plugins.threshold;

import io.kyodaku.plugin.api.Setting;
import io.kyodaku.plugin.api.Unit;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * Which week is closed, when it is paid, and from which balance on.
 *
 * @param firstDay the first day of every week
 * @param zone an IANA time zone, in which days begin and end
 * @param dueDays how many days after a week's end it is paid
 * @param thresholdMicros the balance from which on a week is paid, in micros of the contract's
 *     currency
 * @param atLatestWeeks after how many weeks a smaller balance is paid, too, counted from the first
 *     day of the first unpaid week to the end of the one that closes
 */
public record ThresholdSettings(
    @Setting(
            label = "The week begins on",
            in = {
              @Setting.Words(language = "ja", label = "週の始まり"),
              @Setting.Words(language = "zh", label = "每周起始日")
            })
        WeekDay firstDay,
    @Setting(
            label = "Time zone",
            help = "An IANA name, such as Asia/Tokyo or Europe/Berlin",
            in = {
              @Setting.Words(
                  language = "ja",
                  label = "タイムゾーン",
                  help = "IANAの名称（Asia/Tokyo、Europe/Berlin など）"),
              @Setting.Words(
                  language = "zh",
                  label = "时区",
                  help = "IANA 名称，如 Asia/Shanghai 或 Europe/Berlin")
            },
            min = 1,
            max = 50)
        String zone,
    @Setting(
            label = "Paid days after the week's end",
            in = {
              @Setting.Words(language = "ja", label = "週の締めから支払いまでの日数"),
              @Setting.Words(language = "zh", label = "每周结束后第几天付款")
            },
            unit = Unit.DAYS,
            max = 60)
        long dueDays,
    @Setting(
            label = "Paid from a balance of",
            help = "A smaller balance is carried into the next week",
            in = {
              @Setting.Words(language = "ja", label = "支払いの最低残高", help = "これに満たない残高は翌週に繰り越されます"),
              @Setting.Words(language = "zh", label = "付款的最低余额", help = "不足此数的余额结转至下一周")
            },
            unit = Unit.MONEY_MICROS,
            max = 1_000_000_000_000_000L)
        long thresholdMicros,
    @Setting(
            label = "At the latest after weeks",
            help = "Then any balance is paid",
            in = {
              @Setting.Words(language = "ja", label = "遅くとも何週間後", help = "その週には残高にかかわらず支払われます"),
              @Setting.Words(language = "zh", label = "最迟几周后付款", help = "届时无论余额多少都会支付")
            },
            min = 1,
            max = 52)
        long atLatestWeeks) {

  public ThresholdSettings {
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("There is no time zone " + zone, e);
    }
  }
}
