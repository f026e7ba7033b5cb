package io.kyodaku.generation.render;

import io.kyodaku.generation.GenerationBackend;
import io.kyodaku.generation.GenerationFailure;
import io.kyodaku.generation.RenderRequest;
import io.kyodaku.generation.RenderedFile;
import io.kyodaku.generation.render.VideoApiCalls.Answer;
import io.kyodaku.rule.Quality;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A video service of the OpenAI shape: {@code POST /v1/videos} starts a job, {@code GET
 * /v1/videos/{id}} tells of it, {@code …/content} is the clip, {@code DELETE} gives it up.
 *
 * <p>Nothing that it answers is trusted: ids are checked before they become part of an address,
 * bodies are bounded, and its words are shortened before a creator reads them.
 */
public final class HttpVideoBackend implements GenerationBackend, AutoCloseable {

  public static final String NAME = "video-api";

  private static final Logger LOG = LoggerFactory.getLogger(HttpVideoBackend.class);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");
  private static final int WORDS_AT_MOST = 300;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final VideoApiSettings settings;
  private final VideoApiCalls calls;

  public HttpVideoBackend(VideoApiSettings settings) {
    this.settings = settings;
    calls = new VideoApiCalls(settings);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean isPreview() {
    return false;
  }

  @Override
  public Start start(RenderRequest request) throws IOException, InterruptedException {
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("model", settings.model());
    job.put("prompt", request.prompt());
    job.put("seconds", Integer.toString(request.seconds()));
    job.put("size", size(request.quality()));
    Answer answer =
        calls.call(
            HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", request.jobId().toString())
                .POST(BodyPublishers.ofString(JsonUtil.toJson(job))),
            "/v1/videos");
    if (answer.isSuccess()) {
      return text(json(answer), "id")
          .filter(id -> ID.matcher(id).matches())
          .<Start>map(Start.Started::new)
          .orElseGet(() -> new Start.Declined(GenerationFailure.SERVICE_NOT_UNDERSTOOD.english()));
    }
    requireNotBusy(answer);
    return new Start.Declined(refusal(answer));
  }

  private String size(Quality quality) {
    return switch (quality) {
      case STANDARD -> settings.standardSize();
      case PREMIUM -> settings.premiumSize();
    };
  }

  @Override
  public Progress poll(RenderRequest request, String handle)
      throws IOException, InterruptedException {
    Answer answer = calls.call(HttpRequest.newBuilder().GET(), path(handle));
    if (answer.status() == NOT_FOUND) {
      return new Progress.Failed(GenerationFailure.SERVICE_FORGOT.english());
    }
    requireNotBusy(answer);
    if (!answer.isSuccess()) {
      return new Progress.Failed(refusal(answer));
    }
    Map<String, Object> job = json(answer);
    return switch (text(job, "status").orElse("")) {
      case "queued", "in_progress" -> new Progress.Rendering();
      case "completed" -> new Progress.Rendered();
      case "failed" ->
          new Progress.Failed(said(job).orElse(GenerationFailure.SERVICE_FAILED.english()));
      // Something between us may have answered instead: it is asked again, until the deadline.
      default -> throw new IOException(GenerationFailure.SERVICE_NOT_UNDERSTOOD.english());
    };
  }

  @Override
  public Fetch fetch(RenderRequest request, String handle)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("kyodaku-clip", ".tmp");
    Fetch fetched = new Fetch.Unusable(GenerationFailure.CLIP_NOT_FETCHED.english());
    try {
      fetched = fetchInto(file, handle);
      return fetched;
    } finally {
      if (!(fetched instanceof Fetch.Fetched)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Fetch fetchInto(Path file, String handle) throws IOException, InterruptedException {
    Answer answer;
    try {
      answer = calls.download(path(handle) + "/content", file);
    } catch (BoundedBody.TooLong e) {
      return new Fetch.Unusable(GenerationFailure.CLIP_TOO_LARGE.english());
    }
    requireNotBusy(answer);
    if (!answer.isSuccess()) {
      return new Fetch.Unusable(refusal(answer));
    }
    String type = answer.contentType();
    if (!type.startsWith("video/") || Files.size(file) == 0) {
      return new Fetch.Unusable(GenerationFailure.NO_CLIP.english());
    }
    return new Fetch.Fetched(new RenderedFile(type, file));
  }

  @Override
  public void cancel(String handle) throws IOException, InterruptedException {
    Answer answer = calls.call(HttpRequest.newBuilder().DELETE(), path(handle));
    requireNotBusy(answer);
  }

  private static String path(String handle) {
    if (!ID.matcher(handle).matches()) {
      throw new IllegalArgumentException("not a video's id");
    }
    return "/v1/videos/" + handle;
  }

  private static void requireNotBusy(Answer answer) throws IOException {
    if (answer.isBusy()) {
      throw new IOException("the video service answered " + answer.status());
    }
  }

  /** What a creator is told of an answer that is no success and stays none. */
  private static String refusal(Answer answer) {
    if (answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN) {
      LOG.error("the video service refuses this portal's key with {}", answer.status());
      return GenerationFailure.SERVICE_UNAVAILABLE.english();
    }
    return said(json(answer))
        .map(words -> "The video service declined: " + words)
        .orElse(GenerationFailure.SERVICE_DECLINED.english());
  }

  /** The service's own words in {@code error.message}, shortened to one line. */
  private static Optional<String> said(Map<String, Object> answer) {
    return answer.get("error") instanceof Map<?, ?> error
            && error.get("message") instanceof String s
        ? Optional.of(s.replaceAll("[\\p{C}\\s]+", " ").strip())
            .filter(words -> !words.isEmpty())
            .map(words -> words.substring(0, Math.min(words.length(), WORDS_AT_MOST)))
        : Optional.empty();
  }

  private static Optional<String> text(Map<String, Object> json, String field) {
    return json.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** An object, empty where the text is none. */
  private static Map<String, Object> json(Answer answer) {
    try {
      return JsonUtil.parseJson(answer.text());
    } catch (JoseException | RuntimeException e) {
      return Map.of();
    }
  }

  @Override
  public void close() {
    calls.close();
  }
}
