package io.kyodaku.plugins.committee;

import io.kyodaku.plugin.api.Setting;
import io.kyodaku.plugin.api.Unit;

/**
 * A company of the committee.
 *
 * @param name as the statement says it, in any script
 * @param shareBps its part of what is left after the fee, in basis points
 */
public record Member(
    @Setting(
            label = "Name",
            in = {
              @Setting.Words(language = "ja", label = "社名"),
              @Setting.Words(language = "zh", label = "公司名称")
            },
            min = 1,
            max = 100)
        String name,
    @Setting(
            label = "Share",
            in = {
              @Setting.Words(language = "ja", label = "出資比率"),
              @Setting.Words(language = "zh", label = "出资比例")
            },
            unit = Unit.BASIS_POINTS,
            min = 1,
            max = 10_000)
        long shareBps) {

  public Member {
    name = name.strip();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("Every member has a name");
    }
  }
}
