package io.kyodaku.withholding;

/** What a taxpayer is before the law. */
public enum LegalForm {
  /** A natural person, also one in business under a name. */
  PERSON,
  /** A company, association or other body with rights of its own. */
  CORPORATION
}
