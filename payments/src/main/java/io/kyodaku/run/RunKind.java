package io.kyodaku.run;

/** What a run does. */
public enum RunKind {
  /** Sends what is due, payout by payout. */
  PAYOUTS,
  /** Closes periods that have ended, tenant by tenant. */
  CLOSING,
  /** Has events of Stripe that failed tried again. */
  REPLAY,
  /** Has a version of a plugin take the place of another, tenant by tenant. */
  UPGRADES
}
