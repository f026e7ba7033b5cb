package io.kyodaku.withholding;

import java.util.Optional;

/**
 * What a statement went by in matters of tax.
 *
 * @param profile as the payee was known; empty where nothing was confirmed, or the statement says
 *     nothing of it
 * @param rate empty where nothing was to be withheld by any
 */
public record TaxBasis(Optional<TaxProfile> profile, Optional<WithholdingRate> rate) {

  public static final TaxBasis NONE = new TaxBasis(Optional.empty(), Optional.empty());

  /** Whether it stands for a payee of whom nothing was confirmed. */
  public boolean isByDefault() {
    return profile.isEmpty() && rate.isPresent();
  }

  /** Whether the treaty's rate was taken. */
  public boolean isByTreaty() {
    return profile.filter(TaxProfile::treaty).isPresent()
        && rate.filter(one -> one.treatyPpm().isPresent()).isPresent();
  }
}
