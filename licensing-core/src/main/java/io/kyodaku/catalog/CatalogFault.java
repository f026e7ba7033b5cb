package io.kyodaku.catalog;

import io.kyodaku.shared.Fault;

/** What can be wrong with what somebody says of works and assets. */
enum CatalogFault implements Fault.Kind {
  FIELD_COUNT("has {0} fields instead of {1}"),
  NO_COUNTRY("is no ISO 3166-1 alpha-2 country code"),
  NO_COUNTRIES("has something that is no ISO 3166-1 alpha-2 country code"),
  TERRITORIES_MISSING("is missing; it is * or country codes such as JP|US"),
  TERRITORIES_OF_OTHERS(
      "would be more than others leave of it in a territory; assert your share there instead"),
  ASSET_NAME_TAKEN("is the name of another asset of this work"),
  WORK_TITLE_TAKEN("is the title of another work of yours"),
  TOO_MANY_TITLES("would be more than {0} titles of one work"),
  TOO_MANY_WORDS("would be more than {0} words for one asset"),
  TOO_MANY_NAMES("has more than {0} names"),
  ONE_NAME_TOO_MANY("would be more than {0} names of one asset"),
  OF_NAME("name {0} {1}"),
  NAME_LANGUAGE_MISSING("has no language: a BCP 47 tag such as en or zh-Hant"),
  NO_PRICE("is not a number such as 0.25"),
  PRICE_BELOW_ZERO("is below zero"),
  PRICE_TOO_HIGH("is more than {0}"),
  PRICE_TOO_FINE("has more than six decimals"),
  NO_PERCENT("is no percentage such as 10 or -12.5"),
  PERCENT_OUT_OF_BOUNDS("is not from {0} to {1} percent"),
  ROW_REPEATED("of this work is already in row {0}"),
  NO_HEADER("is not {0}"),
  TOO_MANY_ROWS("has more than {0} rows"),
  NO_UTF_8("is not UTF-8 text from this row on"),
  MISPLACED_QUOTE("can't be read from here on: a quote is where none may be"),
  OPEN_QUOTE("can't be read from here on: a quote is where none may be, or isn't closed"),
  NOT_IN_ENCODING("is not {0} text from this row on"),
  ROW_TOO_LONG("has a row of more than {0} cells or {1} characters"),
  TOO_MANY_COLUMNS("has more than {0} columns"),
  WORKBOOK("is a workbook of a spreadsheet program: save it there as CSV, and bring that"),
  NOT_A_TEXT("is no text, whatever its name says"),
  COLUMN_TWICE("is said by more than one column"),
  COLUMN_MISSING("is said by no column"),
  COLUMN_OR_VALUE("is said by no column: choose one, or say what holds for all rows"),
  GIVEN_UP("could not be taken to its end; please hand it in again");

  private final String english;

  CatalogFault(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
