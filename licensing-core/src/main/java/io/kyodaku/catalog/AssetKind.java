package io.kyodaku.catalog;

/** What kind of thing is licensed. */
public enum AssetKind {
  /** A figure of a story. */
  CHARACTER,
  /** How a person looks. */
  LIKENESS,
  /** How a person sounds. */
  VOICE,
  /** A manner of drawing, filming or telling. */
  STYLE,
  /** A title as a whole. */
  WORK
}
