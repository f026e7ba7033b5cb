package io.kyodaku.plugins.committee;

import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.KyodakuPlugin;
import io.kyodaku.plugin.api.PeriodTerms;
import java.util.List;
import java.util.Set;

/**
 * The plugin {@code production-committee}: period terms that say what of a statement is which
 * member's.
 */
public final class ProductionCommittee implements KyodakuPlugin<CommitteeSettings> {

  @Override
  public String id() {
    return "production-committee";
  }

  @Override
  public String version() {
    return "1.0.0";
  }

  @Override
  public int apiVersion() {
    return API_VERSION;
  }

  @Override
  public String name() {
    return "Production committee";
  }

  @Override
  public Set<Capability> offers() {
    return Set.of(Capability.PERIOD_TERMS);
  }

  @Override
  public CommitteeSettings defaultConfiguration() {
    return new CommitteeSettings(
        List.of(new Member(6_000, "Member A"), new Member(4_000, "Member B")), "Member A", 500);
  }

  @Override
  public PeriodTerms periodTerms(CommitteeSettings settings) {
    return new CommitteeTerms(settings);
  }
}
