package io.kyodaku.plugins.committee;

import io.kyodaku.plugin.api.Setting;
import io.kyodaku.plugin.api.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is in the committee, and who administers it.
 *
 * @param members each named once; their shares come to the whole
 * @param administrator a member's name or another company's; empty only where there is no fee
 * @param feeBps the administrator's part of what was earned, taken before the members' shares, in
 *     basis points
 */
public record CommitteeSettings(
    @Setting(
            label = "Members",
            help = "Their shares come to 10000",
            in = {
              @Setting.Words(language = "ja", label = "構成員", help = "出資比率の合計は10000です"),
              @Setting.Words(language = "zh", label = "成员", help = "比例合计为 10000")
            },
            min = 1,
            max = 100)
        List<Member> members,
    @Setting(
            label = "Administrator",
            help = "A member's name, or another company's",
            in = {
              @Setting.Words(language = "ja", label = "幹事会社", help = "構成員または外部の会社の名称"),
              @Setting.Words(language = "zh", label = "干事公司", help = "成员或外部公司的名称")
            },
            max = 100)
        String administrator,
    @Setting(
            label = "Administration fee",
            help = "Taken off what was earned before the members' shares",
            in = {
              @Setting.Words(language = "ja", label = "幹事手数料", help = "構成員への分配の前に収益から差し引かれます"),
              @Setting.Words(language = "zh", label = "管理费", help = "在成员分配之前从收益中扣除")
            },
            unit = Unit.BASIS_POINTS,
            max = 10_000)
        long feeBps) {

  /** The whole, in basis points. */
  static final long WHOLE_BPS = 10_000;

  public CommitteeSettings {
    members = List.copyOf(members);
    administrator = administrator.strip();
    Set<String> names = new HashSet<>();
    long sumBps = 0;
    for (Member member : members) {
      sumBps += member.shareBps();
      if (!names.add(member.name())) {
        throw new IllegalArgumentException(member.name() + " is a member once");
      }
    }
    if (sumBps != WHOLE_BPS) {
      throw new IllegalArgumentException(
          "The members' shares come to " + sumBps + " basis points, which have to be " + WHOLE_BPS);
    }
    if (feeBps > 0 && administrator.isEmpty()) {
      throw new IllegalArgumentException("A fee has an administrator who earns it");
    }
  }
}
