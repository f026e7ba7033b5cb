package io.kyodaku.plugins.committee;

import io.kyodaku.plugin.api.Setting;
import io.kyodaku.plugin.api.Unit;

/**
 * A company of the committee. Its name comes last: the portal reads a list as lines with fields
 * apart by commas, and what stands behind the last one is part of it, as in “Crane Press Co.,
 * Ltd.”.
 *
 * @param shareBps its part of what is left after the fee, in basis points
 * @param name as the statement says it, in any script
 */
public record Member(
    @Setting(
            label = "Share",
            in = {
              @Setting.Words(language = "ja", label = "出資比率"),
              @Setting.Words(language = "zh", label = "出资比例")
            },
            unit = Unit.BASIS_POINTS,
            min = 1,
            max = 10_000)
        long shareBps,
    @Setting(
            label = "Name",
            in = {
              @Setting.Words(language = "ja", label = "社名"),
              @Setting.Words(language = "zh", label = "公司名称")
            },
            min = 1,
            max = 100)
        String name) {

  public Member {
    name = name.strip();
    if (name.isEmpty()) {
      throw new IllegalArgumentException("Every member has a name");
    }
  }
}
