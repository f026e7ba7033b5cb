package io.kyodaku.generation.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Single calls to a video service: bounded in time and size with the answer's body, tried again
 * with a growing pause where the service is busy, and with the key for the service alone.
 */
final class VideoApiCalls implements AutoCloseable {

  private static final long TEXT_BYTES_AT_MOST = 1024 * 1024;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;
  private static final int REDIRECTS_AT_MOST = 3;
  private static final Duration PAUSE_AT_MOST = Duration.ofSeconds(10);
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

  private final VideoApiSettings settings;

  /** Never follows by itself: it would take the key along to wherever it is sent. */
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_WITHIN)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  VideoApiCalls(VideoApiSettings settings) {
    this.settings = settings;
  }

  /**
   * What came back.
   *
   * @param text the body, where it was not written to a file
   */
  record Answer(int status, HttpHeaders headers, String text) {

    boolean isSuccess() {
      return status / 100 == 2;
    }

    boolean isBusy() {
      return status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT || status >= SERVER_ERRORS;
    }

    Optional<String> location() {
      return status / 100 == 3 ? headers.firstValue("location") : Optional.empty();
    }

    String contentType() {
      return headers.firstValue("content-type").orElse("").split(";")[0].strip();
    }
  }

  /** Sends {@code request} to {@code path} below the service's address. */
  Answer call(HttpRequest.Builder request, String path) throws IOException, InterruptedException {
    HttpRequest whole = authorized(request.uri(address(path)));
    return retrying(
        () -> {
          ByteArrayOutputStream text = new ByteArrayOutputStream();
          return once(whole, text, TEXT_BYTES_AT_MOST, text, settings.callWithin());
        });
  }

  /** A download's time is up, with all its attempts. */
  private static final class TooLate extends IOException {
    TooLate(Duration within) {
      super("not fetched within " + within);
    }
  }

  /**
   * Gets what is at {@code path} into {@code file}; what is no success comes as text. The time for
   * it is that of all attempts together, wherever they are sent on to.
   */
  Answer download(String path, Path file) throws IOException, InterruptedException {
    long end = System.nanoTime() + settings.downloadWithin().toNanos();
    URI address = address(path);
    for (int hop = 0; hop <= REDIRECTS_AT_MOST; hop++) {
      HttpRequest whole = authorized(HttpRequest.newBuilder(address).GET());
      Answer answer = retrying(() -> into(file, whole, end));
      if (answer.location().isEmpty()) {
        return answer;
      }
      address = address.resolve(answer.location().get());
      requireFetchable(address);
    }
    throw new IOException("sent on more than " + REDIRECTS_AT_MOST + " times");
  }

  private Answer into(Path file, HttpRequest request, long end)
      throws IOException, InterruptedException {
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (!left.isPositive()) {
      throw new TooLate(settings.downloadWithin());
    }
    try (OutputStream to = Files.newOutputStream(file)) {
      return once(request, to, settings.bytesAtMost(), new ByteArrayOutputStream(), left);
    }
  }

  private URI address(String path) {
    return URI.create(settings.base().toString().replaceAll("/+$", "") + path);
  }

  private HttpRequest authorized(HttpRequest.Builder request) {
    HttpRequest plain = request.copy().build();
    return origin(plain.uri()).equals(origin(settings.base()))
        ? request.header("Authorization", "Bearer " + settings.key()).build()
        : plain;
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getHost() + ":" + address.getPort();
  }

  /** From the open to the encrypted is fine, back is not. */
  private void requireFetchable(URI address) throws IOException {
    boolean encrypted = "https".equals(address.getScheme());
    boolean asOpenAsBefore =
        "http".equals(address.getScheme()) && "http".equals(settings.base().getScheme());
    if (address.getHost() == null || !(encrypted || asOpenAsBefore)) {
      throw new IOException("sent on to where nothing is fetched from");
    }
  }

  @FunctionalInterface
  private interface Try {
    Answer answer() throws IOException, InterruptedException;
  }

  private Answer retrying(Try once) throws IOException, InterruptedException {
    Duration pause = settings.backoff();
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt == settings.attempts();
      Duration wait = pause;
      try {
        Answer answer = once.answer();
        if (last || !answer.isBusy()) {
          return answer;
        }
        wait = longer(pause, retryAfter(answer));
      } catch (BoundedBody.TooLong | TooLate e) {
        throw e;
      } catch (IOException e) {
        if (last) {
          throw e;
        }
      }
      Thread.sleep(wait.compareTo(PAUSE_AT_MOST) < 0 ? wait : PAUSE_AT_MOST);
      pause = pause.multipliedBy(2);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration retryAfter(Answer answer) {
    String seconds = answer.headers().firstValue("retry-after").orElse("");
    return seconds.matches("[0-9]{1,4}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }

  /** The whole answer within the given time, or none. */
  private Answer once(
      HttpRequest request,
      OutputStream to,
      long bytesAtMost,
      ByteArrayOutputStream text,
      Duration within)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<Long>> sent =
        client.sendAsync(
            request,
            head ->
                head.statusCode() / 100 == 2
                    ? new BoundedBody(to, bytesAtMost)
                    : new BoundedBody(text, TEXT_BYTES_AT_MOST));
    try {
      HttpResponse<Long> response = sent.get(within.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(
          response.statusCode(), response.headers(), text.toString(StandardCharsets.UTF_8));
    } catch (TimeoutException e) {
      throw new IOException("no whole answer within " + within, e);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw cause instanceof IOException failure ? failure : new IOException(cause);
    } finally {
      // Ends the exchange where it has not ended, also when this thread is interrupted.
      sent.cancel(true);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
