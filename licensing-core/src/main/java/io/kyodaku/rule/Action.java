package io.kyodaku.rule;

/** What a rule says, from the mildest to the strictest. */
public enum Action {
  ALLOW,
  ASK,
  BLOCK
}
