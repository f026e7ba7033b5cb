package io.kyodaku.screening;

/** Something that texts are searched for. */
public sealed interface Sought permits Name, Term {

  /** What is looked for, as its owner wrote it. */
  String text();
}
