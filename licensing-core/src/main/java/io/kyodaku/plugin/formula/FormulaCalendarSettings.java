package io.kyodaku.plugin.formula;

import io.kyodaku.plugin.api.Setting;
import io.kyodaku.plugin.api.Unit;
import io.kyodaku.shared.CheckedSettings;
import io.kyodaku.shared.FieldError;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A calendar, and as a formula which of its periods are paid.
 *
 * @param pays a {@link FormulaKind#PAYS}
 * @param unit the days that one statement covers
 * @param zone an IANA time zone, in which days begin and end
 * @param dueDays how many days after a period's end it is paid
 */
public record FormulaCalendarSettings(
    @Setting(
            label = "Paid when",
            help = "Asked when a period closes; what is not paid is carried into the next",
            in = {
              @Setting.Words(
                  language = "ja",
                  label = "支払う条件",
                  help = "締めのたびに判定され、支払わない額は次の期間に繰り越されます"),
              @Setting.Words(language = "zh", label = "付款条件", help = "每期结束时判定；未付的余额结转至下一期")
            },
            min = 1,
            max = FormulaKind.MAX_TEXT,
            lines = true)
        String pays,
    @Setting(
            label = "A statement covers",
            in = {
              @Setting.Words(language = "ja", label = "明細書の期間"),
              @Setting.Words(language = "zh", label = "结算单期间")
            })
        CalendarUnit unit,
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
            label = "Paid days after the period's end",
            in = {
              @Setting.Words(language = "ja", label = "締めから支払いまでの日数"),
              @Setting.Words(language = "zh", label = "期间结束后第几天付款")
            },
            unit = Unit.DAYS,
            max = 90)
        long dueDays)
    implements CheckedSettings {

  @Override
  public List<FieldError> faults() {
    List<FieldError> faults = new ArrayList<>();
    Tried.faults(FormulaKind.PAYS, pays, faults);
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      faults.add(new FieldError("zone", FormulaFault.FORMULA_ZONE.with()));
    }
    return List.copyOf(faults);
  }
}
