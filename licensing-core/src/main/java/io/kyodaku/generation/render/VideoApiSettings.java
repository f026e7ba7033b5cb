package io.kyodaku.generation.render;

import java.net.URI;
import java.time.Duration;

/**
 * Where a video service of the OpenAI shape is, and the bounds within which it is used.
 *
 * @param base without {@code /v1}, such as {@code https://api.example.com}
 * @param key the bearer key
 * @param standardSize width and height as the service writes them, such as {@code 1280x720}
 * @param premiumSize the same for premium quality
 * @param callWithin what one attempt at a call may last, with its answer's body
 * @param downloadWithin what fetching a result may last, with all attempts
 * @param bytesAtMost of a result
 * @param attempts how often a call is tried that was answered with 429 or a server's error
 * @param backoff before the second attempt; doubled before each further one
 */
public record VideoApiSettings(
    URI base,
    String key,
    String model,
    String standardSize,
    String premiumSize,
    Duration callWithin,
    Duration downloadWithin,
    long bytesAtMost,
    int attempts,
    Duration backoff) {

  private static final long USUAL_BYTES = 512L * 1024 * 1024;
  private static final int USUAL_ATTEMPTS = 4;

  public VideoApiSettings {
    if (!("http".equals(base.getScheme()) || "https".equals(base.getScheme()))
        || base.getHost() == null) {
      throw new IllegalArgumentException("not the address of a video service: " + base);
    }
    if (attempts < 1 || bytesAtMost < 1) {
      throw new IllegalArgumentException("at least one attempt and one byte");
    }
  }

  /** With bounds that suit clips of some minutes. */
  public static VideoApiSettings usual(URI base, String key, String model) {
    return new VideoApiSettings(
        base,
        key,
        model,
        "1280x720",
        "1792x1024",
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        USUAL_BYTES,
        USUAL_ATTEMPTS,
        Duration.ofMillis(500));
  }

  /** Without the key, which nobody reads in a log. */
  @Override
  public String toString() {
    return "VideoApiSettings[base=" + base + ", model=" + model + "]";
  }
}
