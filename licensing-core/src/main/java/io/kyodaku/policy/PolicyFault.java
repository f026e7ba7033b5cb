package io.kyodaku.policy;

import io.kyodaku.shared.Fault;

/** What an owner names that there is not, or can't say where it says it. */
enum PolicyFault implements Fault.Kind {
  NO_SUCH_ASSET("is no registered asset"),
  NO_SUCH_TENANT("is no rightsholder"),
  NO_SUCH_GENERATOR("is no generator"),
  WIDER_RULE_BLOCKS("would be read before a wider rule that blocks");

  private final String english;

  PolicyFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
