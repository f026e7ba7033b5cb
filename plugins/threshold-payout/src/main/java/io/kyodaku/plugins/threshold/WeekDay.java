package io.kyodaku.plugins.threshold;

import io.kyodaku.plugin.api.Setting;
import java.time.DayOfWeek;

/** The day on which a week begins. */
public enum WeekDay {
  /** Monday. */
  @Setting(
      label = "Monday",
      in = {
        @Setting.Words(language = "ja", label = "月曜日"),
        @Setting.Words(language = "zh", label = "星期一")
      })
  MONDAY(DayOfWeek.MONDAY),
  /** Tuesday. */
  @Setting(
      label = "Tuesday",
      in = {
        @Setting.Words(language = "ja", label = "火曜日"),
        @Setting.Words(language = "zh", label = "星期二")
      })
  TUESDAY(DayOfWeek.TUESDAY),
  /** Wednesday. */
  @Setting(
      label = "Wednesday",
      in = {
        @Setting.Words(language = "ja", label = "水曜日"),
        @Setting.Words(language = "zh", label = "星期三")
      })
  WEDNESDAY(DayOfWeek.WEDNESDAY),
  /** Thursday. */
  @Setting(
      label = "Thursday",
      in = {
        @Setting.Words(language = "ja", label = "木曜日"),
        @Setting.Words(language = "zh", label = "星期四")
      })
  THURSDAY(DayOfWeek.THURSDAY),
  /** Friday. */
  @Setting(
      label = "Friday",
      in = {
        @Setting.Words(language = "ja", label = "金曜日"),
        @Setting.Words(language = "zh", label = "星期五")
      })
  FRIDAY(DayOfWeek.FRIDAY),
  /** Saturday. */
  @Setting(
      label = "Saturday",
      in = {
        @Setting.Words(language = "ja", label = "土曜日"),
        @Setting.Words(language = "zh", label = "星期六")
      })
  SATURDAY(DayOfWeek.SATURDAY),
  /** Sunday. */
  @Setting(
      label = "Sunday",
      in = {
        @Setting.Words(language = "ja", label = "日曜日"),
        @Setting.Words(language = "zh", label = "星期日")
      })
  SUNDAY(DayOfWeek.SUNDAY);

  private final DayOfWeek day;

  WeekDay(DayOfWeek day) {
    this.day = day;
  }

  /** The same day as the calendar calls it. */
  DayOfWeek day() {
    return day;
  }
}
