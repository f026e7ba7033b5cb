package io.kyodaku.joint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an owner proposes, as it is typed.
 *
 * @param own {@code asset_…} or {@code work_…} of the proposer
 * @param with {@code asset_…} of another owner, as the catalogue has it
 * @param wholeWork whether all of the work is meant that {@code with} is of, not it alone
 * @param ownShare the proposer's part in percent, with up to two decimals
 * @param otherShare the other's; both are 100
 * @param uses names of {@link io.kyodaku.rule.Use}, at least one
 * @param territories {@code JP|US}, or {@code *} for everywhere
 * @param from the first day, {@code 2026-12-01}; nothing for the moment of acceptance
 * @param until the last day; nothing for no end
 * @param zone in which the days are meant, such as {@code Asia/Tokyo}
 * @param note several lines of at most 2,000 characters, for the other side to read
 */
public record JointForm(
    @Nullable String own,
    @Nullable String with,
    boolean wholeWork,
    @Nullable String ownShare,
    @Nullable String otherShare,
    List<String> uses,
    @Nullable String territories,
    @Nullable String from,
    @Nullable String until,
    @Nullable String zone,
    @Nullable String note) {

  public JointForm {
    uses = List.copyOf(uses);
  }
}
