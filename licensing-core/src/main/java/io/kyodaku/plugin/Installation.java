package io.kyodaku.plugin;

/** What came of installing a jar. */
public sealed interface Installation {

  /** The jar is stored, and live on this node. Installing the same jar again is the same. */
  record Installed(PluginInfo plugin) implements Installation {}

  /**
   * The jar is not let in; nothing was stored.
   *
   * @param text for the person who installs it: which class or rule is at fault, without control
   *     characters
   */
  record Rejected(Reason reason, String text) implements Installation {}

  /** Why a jar is not let in. */
  enum Reason {
    /** Larger than a plugin's jar may be. */
    TOO_LARGE,
    /** Not a jar, or one whose content is broken or unpacks to too much. */
    NOT_A_JAR,
    /** It does not name exactly one plugin that can be made. */
    NO_PLUGIN,
    /** Built for another version of the API. */
    WRONG_API_VERSION,
    /** Its bytecode does what a pure function does not do. */
    FORBIDDEN_BYTECODE,
    /** It loads, but what it says of itself breaks the API's rules. */
    BROKEN_RULES
  }
}
