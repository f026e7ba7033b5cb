package io.kyodaku.rule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tag of a generator's own moderation, such as {@code violence}: lower-case letters and digits in
 * words joined by hyphens, at most {@value #LENGTH_AT_MOST} characters. Generators may give tags of
 * their own beside those that are known everywhere.
 */
public final class Theme {

  public static final int LENGTH_AT_MOST = 40;

  /** The tags that every generator is expected to know, in the order in which they are offered. */
  public static final List<String> KNOWN =
      List.of(
          "violence",
          "gore",
          "weapons",
          "sexual",
          "nudity",
          "self-harm",
          "hate",
          "harassment",
          "political",
          "religious",
          "substance",
          "gambling",
          "crime",
          "horror",
          "medical",
          "deception");

  private static final Pattern TAG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private Theme() {}

  /** The tag as it is compared: {@code Self_Harm} is {@code self-harm}; empty where it is none. */
  public static Optional<String> of(String written) {
    if (written.length() > LENGTH_AT_MOST) {
      return Optional.empty();
    }
    String tag = written.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    return TAG.matcher(tag).matches() ? Optional.of(tag) : Optional.empty();
  }
}
