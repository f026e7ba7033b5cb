package io.kyodaku.contract;

/** Who bears it when a creator's bank takes a payment back. */
public enum ChargebackRisk {
  PLATFORM,
  /** The royalties that the payment paid for are reversed. */
  OWNER
}
