package io.kyodaku.contract;

import java.util.Optional;

/** The agreements that the platform offers; currency and selling entity are the tenant's. */
public enum ContractPreset {
  /** 70 % of the list fee, whatever promotions or chargebacks do. */
  STANDARD(7_000, RoyaltyBase.LIST, ChargebackRisk.PLATFORM, 30, 30),
  /** 75 % of the list fee for owners who bear chargebacks themselves. */
  PARTNER(7_500, RoyaltyBase.LIST, ChargebackRisk.OWNER, 60, 30),
  /** 80 % of what is really paid, for studios that share the risk of sales. */
  STUDIO(8_000, RoyaltyBase.NET, ChargebackRisk.OWNER, 90, 60);

  /** A terms plugin may ask for ten times the list fee, and no more. */
  private static final int MAX_FEE_BPS = 100_000;

  private final int shareBps;
  private final RoyaltyBase royaltyBase;
  private final ChargebackRisk chargebackRisk;
  private final int noticeDays;
  private final int windDownDays;

  ContractPreset(
      int shareBps,
      RoyaltyBase royaltyBase,
      ChargebackRisk chargebackRisk,
      int noticeDays,
      int windDownDays) {
    this.shareBps = shareBps;
    this.royaltyBase = royaltyBase;
    this.chargebackRisk = chargebackRisk;
    this.noticeDays = noticeDays;
    this.windDownDays = windDownDays;
  }

  /** The owner's part of the base, in basis points. */
  public int shareBps() {
    return shareBps;
  }

  public RoyaltyBase royaltyBase() {
    return royaltyBase;
  }

  public ChargebackRisk chargebackRisk() {
    return chargebackRisk;
  }

  /** The most that a fee may be, in basis points of the list fee. */
  public int maxFeeBps() {
    return MAX_FEE_BPS;
  }

  /** From the countersignature on, until notice. */
  public Tenure tenure() {
    return new Tenure(noticeDays, windDownDays, Optional.empty());
  }
}
