package io.kyodaku.rule;

import io.kyodaku.plugin.api.AssetKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What an owner refuses whatever its rules say. Those of an asset, of its work and of the tenant
 * add up.
 *
 * @param blockedTerms words that may not stand in a prompt beside the asset, in any language; they
 *     are found as names are
 * @param neverWith what it never appears with
 * @param onlyWith where not empty: everything else that it never appears with
 * @param audience creators for whom it is; empty means everybody. An unknown age is refused
 */
public record Guards(
    List<String> blockedTerms,
    Set<Company> neverWith,
    Set<Company> onlyWith,
    Set<AgeBand> audience) {

  public static final int TERMS_AT_MOST = 200;
  public static final int COMPANY_AT_MOST = 200;

  public static final Guards NONE = new Guards(List.of(), Set.of(), Set.of(), Set.of());

  public Guards {
    blockedTerms = List.copyOf(blockedTerms);
    neverWith = Collections.unmodifiableSet(new LinkedHashSet<>(neverWith));
    onlyWith = Collections.unmodifiableSet(new LinkedHashSet<>(onlyWith));
    EnumSet<AgeBand> bands = EnumSet.noneOf(AgeBand.class);
    bands.addAll(audience);
    audience = Collections.unmodifiableSet(bands);
  }

  /** Something that an asset may appear beside. */
  public sealed interface Company {
    record OfAsset(UUID assetId) implements Company {}

    record OfTenant(UUID tenantId) implements Company {}

    record OfKind(AssetKind kind) implements Company {}
  }

  public boolean isEmpty() {
    return equals(NONE);
  }
}
