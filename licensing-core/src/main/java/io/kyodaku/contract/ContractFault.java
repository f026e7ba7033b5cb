package io.kyodaku.contract;

import io.kyodaku.shared.Fault;

/** What can be wrong with what an owner chooses for its contract. */
enum ContractFault implements Fault.Kind {
  NO_CONTRACT_LANGUAGE("is none that contracts are written in; they are {0}"),
  PLUGIN_NOT_AVAILABLE("is no plugin that is available to you for this"),
  NO_NUMBER_WITHIN("is no whole number from {0} to {1}"),
  NO_FACTOR_WITHIN("is no number from 0 to {0} with at most four decimals"),
  NO_MONEY_WITHIN("is no amount in {0} above 0 and up to {1} that can be paid"),
  NO_DAY_TO_COME("is no day to come within two years"),
  NO_GENERATOR_OF_HERE("is no generator that is known here"),
  GENERATORS_TOO_MANY("are more than {0}");

  private final String english;

  ContractFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
