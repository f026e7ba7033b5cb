package io.kyodaku.upgrade;

/** Why a version does not take another's place. */
public enum UpgradeRefusal {
  /** There is no such trial, or it did not pass, or nobody let the version in. */
  NOT_LET_IN,
  /** The trial did not look at this rightsholder. */
  NOT_TRIED,
  /** The trial ended longer ago than the rule lets one. */
  TRIAL_TOO_OLD,
  /** It was declined or rolled back on this trial; another has to be made. */
  TRIAL_SPENT,
  /** No contract is in force, or it ends before the version would begin. */
  NOT_IN_FORCE,
  /** The contract has another version or plugin than the trial replaced. */
  HAS_ANOTHER,
  /** Another upgrade is asked for or planned. */
  UNDER_WAY,
  /** The version doesn't read the contract's settings as the one before does. */
  SETTINGS_DIFFER,
  /** The schedule could not say when a period begins. */
  NO_PERIOD,
  /** The version is disabled, or is not loaded on this server yet. */
  MAY_NOT_ACT
}
