package io.kyodaku.contract;

/** One of the two that a contract binds. */
public enum Side {
  OWNER,
  PLATFORM
}
