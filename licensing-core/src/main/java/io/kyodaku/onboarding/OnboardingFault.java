package io.kyodaku.onboarding;

import io.kyodaku.shared.Fault;

/** What can be wrong with a file that a rightsholder hands in. */
enum OnboardingFault implements Fault.Kind {
  FILE_MISSING("is missing: choose a file"),
  FILE_TOO_LARGE("has more than {0} MB"),
  FILE_OF_ANOTHER_TYPE("is no whole PDF, JPEG or PNG, whatever its name says"),
  FILE_THERE_ALREADY("has been handed in already"),
  TOO_MANY_FILES("would be the file above {0}: take one back first");

  private final String english;

  OnboardingFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
