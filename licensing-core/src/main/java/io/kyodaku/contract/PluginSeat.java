package io.kyodaku.contract;

/** For what a contract names a plugin. */
public enum PluginSeat {
  /** What a usage costs, and which lines a statement gains. */
  TERMS,
  /** Which days a statement is of, and when it is paid. */
  SCHEDULE
}
