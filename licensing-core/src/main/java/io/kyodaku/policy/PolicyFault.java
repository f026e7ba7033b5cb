package io.kyodaku.policy;

import io.kyodaku.shared.Fault;

/** What an owner names that there is not. */
enum PolicyFault implements Fault.Kind {
  NO_SUCH_ASSET("is no registered asset"),
  NO_SUCH_TENANT("is no rightsholder"),
  NO_SUCH_GENERATOR("is no generator");

  private final String english;

  PolicyFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
