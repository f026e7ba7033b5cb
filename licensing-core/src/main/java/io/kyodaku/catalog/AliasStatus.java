package io.kyodaku.catalog;

/** Whether screening knows an alias. */
public enum AliasStatus {
  LIVE,
  /** Another owner's live alias reads the same; an operator decides. */
  PENDING,
  REJECTED
}
