package io.kyodaku.contract;

import io.kyodaku.shared.Fault;

/** What can be wrong with what an owner chooses for its contract. */
enum ContractFault implements Fault.Kind {
  NO_CONTRACT_LANGUAGE("is none that contracts are written in; they are {0}"),
  PLUGIN_NOT_AVAILABLE("is no plugin that is available to you for this");

  private final String english;

  ContractFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
