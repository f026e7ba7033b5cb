package io.kyodaku.plugin;

/**
 * What came of asking a plugin: an answer that was judged good, or a failure that refuses what the
 * answer was needed for.
 *
 * @param <T> the answer
 */
public sealed interface PluginAnswer<T> {

  /** A judged answer. */
  record Answered<T>(T value) implements PluginAnswer<T> {}

  /**
   * No answer. Whoever needed it refuses; nobody guesses in the plugin's place.
   *
   * @param text for operators, without control characters
   */
  record Failed<T>(FailureKind kind, String text) implements PluginAnswer<T> {}
}
