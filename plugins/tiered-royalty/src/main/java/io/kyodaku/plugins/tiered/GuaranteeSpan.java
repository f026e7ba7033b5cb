package io.kyodaku.plugins.tiered;

import io.kyodaku.plugin.api.Setting;

/** Over which time a minimum is guaranteed. */
public enum GuaranteeSpan {
  /** Every period of the schedule, also one without usages. */
  @Setting(
      label = "Each period",
      in = {
        @Setting.Words(language = "ja", label = "各期間"),
        @Setting.Words(language = "zh", label = "每个结算期")
      })
  PERIOD,
  /** The calendar year; due with the period that contains its 31 December. */
  @Setting(
      label = "Each calendar year",
      in = {
        @Setting.Words(language = "ja", label = "各暦年"),
        @Setting.Words(language = "zh", label = "每个日历年")
      })
  YEAR
}
