package io.kyodaku.plugin;

import io.kyodaku.shared.Fault;

/** What can be wrong with a setting, before the plugin itself has looked. */
enum SettingFault implements Fault.Kind {
  NO_SUCH_PLUGIN("No such plugin is installed on this server"),
  NO_SUCH_SETTING("There is no such setting"),
  NO_WHOLE_NUMBER("A whole number is needed"),
  NUMBER_OUT_OF_BOUNDS("The number must be from {0} to {1}"),
  NO_YES_OR_NO("Yes or no is needed"),
  NO_TEXT("A text is needed"),
  TEXT_LENGTH("The text must have from {0} to {1} characters"),
  TEXT_CONTROL_CHARACTERS("The text must not have control characters"),
  NONE_OF_THE_OPTIONS("One of these is needed: {0}"),
  NO_LIST("A list is needed"),
  LIST_LENGTH("The list must have from {0} to {1} entries"),
  NO_SETTINGS("Settings are needed");

  private final String english;

  SettingFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
