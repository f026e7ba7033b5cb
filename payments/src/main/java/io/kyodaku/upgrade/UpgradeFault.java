package io.kyodaku.upgrade;

import io.kyodaku.shared.Fault;

/** What can be wrong with what an operator types of upgrades. */
enum UpgradeFault implements Fault.Kind {
  NO_START_DAY("is no day to come within a year"),
  NO_WHOLE_NUMBER_OF("is no whole number from {0} to {1}"),
  NO_PERCENT_OF("is no percentage from 0 to {0} with at most two decimals");

  private final String english;

  UpgradeFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
