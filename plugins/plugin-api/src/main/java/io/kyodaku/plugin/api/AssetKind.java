package io.kyodaku.plugin.api;

/** What kind of thing is licensed. */
public enum AssetKind {
  /** A fictional character. */
  CHARACTER,
  /** A real person's appearance. */
  LIKENESS,
  /** A real person's or character's voice. */
  VOICE,
  /** A visual style. */
  STYLE,
  /** A whole work: a franchise or title. */
  WORK
}
