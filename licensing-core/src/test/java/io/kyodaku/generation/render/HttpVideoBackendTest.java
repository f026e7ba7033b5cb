package io.kyodaku.generation.render;

import static io.kyodaku.generation.render.VideoServiceDouble.busy;
import static io.kyodaku.generation.render.VideoServiceDouble.content;
import static io.kyodaku.generation.render.VideoServiceDouble.cutOff;
import static io.kyodaku.generation.render.VideoServiceDouble.endless;
import static io.kyodaku.generation.render.VideoServiceDouble.json;
import static io.kyodaku.generation.render.VideoServiceDouble.redirect;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.generation.GenerationBackend.Fetch;
import io.kyodaku.generation.GenerationBackend.Progress;
import io.kyodaku.generation.GenerationBackend.Start;
import io.kyodaku.generation.RenderRequest;
import io.kyodaku.generation.RenderedFile;
import io.kyodaku.generation.render.VideoServiceDouble.Call;
import io.kyodaku.generation.render.VideoServiceDouble.Script;
import io.kyodaku.rule.Quality;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a service over real HTTP that is slow, busy, broken or hostile. */
class HttpVideoBackendTest {

  private static final int BYTES_AT_MOST = 100_000;
  private static final RenderRequest REQUEST =
      new RenderRequest(
          UUID.fromString("01970000-0000-7000-8000-000000000007"),
          "桃太郎 \"rides\" a wave",
          8,
          Quality.PREMIUM,
          List.of());

  private final VideoServiceDouble service = new VideoServiceDouble();
  private final HttpVideoBackend backend = backend(service.address(), Duration.ofSeconds(20));

  @AfterEach
  void close() {
    backend.close();
    service.close();
  }

  @Test
  void aClipIsStartedLookedAfterAndFetched() throws Exception {
    service.answers(json(200, "{\"id\": \"video_123\", \"status\": \"queued\", \"progress\": 0}"));
    assertThat(backend.start(REQUEST)).isEqualTo(new Start.Started("video_123"));
    Call call = service.calls.getFirst();
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo("/v1/videos");
    assertThat(call.authorization()).isEqualTo("Bearer secret");
    assertThat(call.idempotencyKey()).isEqualTo(REQUEST.jobId().toString());
    assertThat(JsonUtil.parseJson(call.body()))
        .containsEntry("model", "a-model")
        .containsEntry("prompt", REQUEST.prompt())
        .containsEntry("seconds", "8")
        .containsEntry("size", "1792x1024");

    service.answers(
        json(200, "{\"id\": \"video_123\", \"status\": \"queued\"}"),
        json(200, "{\"id\": \"video_123\", \"status\": \"in_progress\", \"progress\": 40}"),
        json(200, "{\"id\": \"video_123\", \"status\": \"completed\"}"));
    assertThat(backend.poll(REQUEST, "video_123")).isEqualTo(new Progress.Rendering());
    assertThat(backend.poll(REQUEST, "video_123")).isEqualTo(new Progress.Rendering());
    assertThat(backend.poll(REQUEST, "video_123")).isEqualTo(new Progress.Rendered());

    byte[] clip = "a clip".getBytes(UTF_8);
    service.answers(content("video/mp4; codecs=avc1", clip));
    try (RenderedFile file = fetched()) {
      assertThat(file.contentType()).isEqualTo("video/mp4");
      assertThat(file.file()).hasBinaryContent(clip);
    }
    assertThat(service.calls.getLast().path()).isEqualTo("/v1/videos/video_123/content");
  }

  @Test
  void theTemporaryFileIsGoneOnceItIsClosed() throws Exception {
    service.answers(content("video/mp4", new byte[10]));
    Path path;
    try (RenderedFile file = fetched()) {
      path = file.file();
    }
    assertThat(Files.exists(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void aBusyServiceIsAskedAgain(int status) throws Exception {
    service.answers(busy(status, "0"), busy(status, "0"), json(200, "{\"id\": \"v1\"}"));
    assertThat(backend.start(REQUEST)).isEqualTo(new Start.Started("v1"));
    assertThat(service.calls).hasSize(3);
    assertThat(service.calls)
        .extracting(Call::idempotencyKey)
        .containsOnly(REQUEST.jobId().toString());
  }

  @Test
  void aServiceThatStaysBusyIsForLater() {
    service.answers(busy(503, "0"));
    assertThatThrownBy(() -> backend.start(REQUEST)).isInstanceOf(IOException.class);
    assertThat(service.calls).hasSize(3);
    assertThatThrownBy(() -> backend.poll(REQUEST, "v1")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> backend.fetch(REQUEST, "v1")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> backend.cancel("v1")).isInstanceOf(IOException.class);
  }

  @Test
  void aDeclinedPromptIsNotTriedAgainAndItsReasonIsTold() throws Exception {
    service.answers(
        json(
            400,
            "{\"error\": {\"code\": \"moderation\", \"message\": \"Not this\\u0007\\none.\"}}"));
    assertThat(backend.start(REQUEST))
        .isEqualTo(new Start.Declined("The video service declined: Not this one."));
    assertThat(service.calls).hasSize(1);
  }

  @Test
  void aLongReasonIsShortened() throws Exception {
    service.answers(json(400, "{\"error\": {\"message\": \"" + "x".repeat(5_000) + "\"}}"));
    assertThat(backend.start(REQUEST))
        .isInstanceOfSatisfying(
            Start.Declined.class, declined -> assertThat(declined.why()).hasSizeLessThan(400));
  }

  @Test
  void aRefusedKeyIsTheOperatorsBusiness() throws Exception {
    service.answers(json(401, "{\"error\": {\"message\": \"Incorrect API key: secret\"}}"));
    assertThat(backend.start(REQUEST))
        .isEqualTo(new Start.Declined("The video service can't be used at present."));
  }

  @Test
  void aFailedJobSaysWhy() throws Exception {
    service.answers(
        json(200, "{\"status\": \"failed\", \"error\": {\"message\": \"Out of memory\"}}"));
    assertThat(backend.poll(REQUEST, "v1")).isEqualTo(new Progress.Failed("Out of memory"));
    service.answers(json(200, "{\"status\": \"failed\", \"error\": null}"));
    assertThat(backend.poll(REQUEST, "v1"))
        .isEqualTo(new Progress.Failed("The video service failed."));
  }

  @Test
  void aJobThatTheServiceHasForgottenFailed() throws Exception {
    service.answers(json(404, "{}"));
    assertThat(backend.poll(REQUEST, "v1")).isInstanceOf(Progress.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "null",
        "[]",
        "{}",
        "{\"id\": 7}",
        "{\"id\": \"../../admin\"}",
        "{\"id\": \"a/b\"}",
        "{\"id\": \"\"}",
        "{\"id\""
      })
  void anAnswerThatIsNotUnderstoodStartsNothing(String body) throws Exception {
    service.answers(json(200, body));
    assertThat(backend.start(REQUEST)).isInstanceOf(Start.Declined.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "{\"status\": \"dreaming\"}", "{\"status\": 3}"})
  void aStatusThatIsNotUnderstoodIsAskedForLater(String body) {
    service.answers(json(200, body));
    assertThatThrownBy(() -> backend.poll(REQUEST, "v1")).isInstanceOf(IOException.class);
  }

  @Test
  void aHandleThatIsNoIdNeverBecomesAnAddress() {
    assertThatThrownBy(() -> backend.poll(REQUEST, "../x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(service.calls).isEmpty();
  }

  @Test
  void aClipThatIsTooLargeIsGivenUpWhileItComes() throws Exception {
    service.answers(content("video/mp4", new byte[BYTES_AT_MOST]));
    fetched().close();
    service.answers(content("video/mp4", new byte[BYTES_AT_MOST + 1]));
    assertThat(backend.fetch(REQUEST, "v1")).isInstanceOf(Fetch.Unusable.class);
    service.answers(endless());
    assertThat(backend.fetch(REQUEST, "v1")).isInstanceOf(Fetch.Unusable.class);
  }

  @Test
  void anEndlessStatusIsGivenUp() {
    service.answers(endless());
    assertThatThrownBy(() -> backend.poll(REQUEST, "v1")).isInstanceOf(IOException.class);
  }

  @Test
  void aClipThatIsNoneIsNotKept() throws Exception {
    for (Script script :
        List.of(
            content("text/html", "sorry".getBytes(UTF_8)),
            content("video/mp4", new byte[0]),
            json(404, "{}"))) {
      service.answers(script);
      assertThat(backend.fetch(REQUEST, "v1")).isInstanceOf(Fetch.Unusable.class);
    }
  }

  @Test
  void aClipThatIsCutOffIsFetchedAgainFromItsBeginning() throws Exception {
    byte[] clip = new byte[5_000];
    clip[0] = 1;
    service.answers(cutOff(), content("video/mp4", clip));
    try (RenderedFile file = fetched()) {
      assertThat(file.file()).hasBinaryContent(clip);
    }
  }

  @Test
  void aSilentOrStalledServiceIsLeft() {
    try (HttpVideoBackend hasty = backend(service.address(), Duration.ofMillis(200))) {
      service.answers(service.silent());
      assertThatThrownBy(() -> hasty.start(REQUEST)).isInstanceOf(IOException.class);
      service.answers(service.stalled());
      assertThatThrownBy(() -> hasty.fetch(REQUEST, "v1")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> hasty.poll(REQUEST, "v1")).isInstanceOf(IOException.class);
    }
  }

  /** However many attempts there are and wherever it is sent on to: the time is that of all. */
  @Test
  void aClipThatDripsForEverIsLeftWhenItsTimeIsUpAndNotTriedAgain() {
    try (HttpVideoBackend hasty = backend(service.address(), Duration.ofMillis(400))) {
      service.answers(service.dripping());
      assertThatThrownBy(() -> hasty.fetch(REQUEST, "v1")).isInstanceOf(IOException.class);
      assertThat(service.calls).hasSize(1);
    }
  }

  @Test
  void aServiceThatIsNotThereIsForLater() {
    service.close();
    assertThatThrownBy(() -> backend.start(REQUEST)).isInstanceOf(IOException.class);
  }

  @Test
  void aClipElsewhereIsFetchedWithoutTheKey() throws Exception {
    try (VideoServiceDouble elsewhere = new VideoServiceDouble()) {
      elsewhere.answers(content("video/mp4", new byte[3]));
      service.answers(redirect(elsewhere.address() + "/clips/1"));
      fetched().close();
      assertThat(elsewhere.calls.getFirst().path()).isEqualTo("/clips/1");
      assertThat(elsewhere.calls.getFirst().authorization()).isEqualTo("null");
    }
  }

  @Test
  void whoIsSentRoundInCirclesGivesUp() {
    service.answers(redirect("/v1/videos/v1/content"));
    assertThatThrownBy(() -> backend.fetch(REQUEST, "v1")).isInstanceOf(IOException.class);
    service.answers(redirect("file:///etc/passwd"));
    assertThatThrownBy(() -> backend.fetch(REQUEST, "v1")).isInstanceOf(IOException.class);
  }

  @Test
  void givingUpTellsTheServiceAndMindsNotWhetherItKnows() throws Exception {
    service.answers(json(200, "{\"deleted\": true}"));
    backend.cancel("v1");
    assertThat(service.calls.getFirst().method()).isEqualTo("DELETE");
    assertThat(service.calls.getFirst().path()).isEqualTo("/v1/videos/v1");
    service.answers(json(404, "{}"));
    backend.cancel("v1");
  }

  @Test
  void theKeyIsNotInALog() {
    assertThat(settings(service.address(), Duration.ofSeconds(1)).toString())
        .doesNotContain("secret");
  }

  private RenderedFile fetched() throws Exception {
    return ((Fetch.Fetched) backend.fetch(REQUEST, "video_123")).file();
  }

  private static HttpVideoBackend backend(URI address, Duration within) {
    return new HttpVideoBackend(settings(address, within));
  }

  private static VideoApiSettings settings(URI address, Duration within) {
    return new VideoApiSettings(
        address,
        "secret",
        "a-model",
        "1280x720",
        "1792x1024",
        within,
        within,
        BYTES_AT_MOST,
        3,
        Duration.ofMillis(5));
  }
}
