package io.kyodaku.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.generation.GenerationBackend.Fetch;
import io.kyodaku.generation.RenderRequest;
import io.kyodaku.generation.render.HttpVideoBackend;
import io.kyodaku.generation.render.VideoApiSettings;
import io.kyodaku.generation.render.VideoServiceDouble;
import io.kyodaku.job.JobHandler;
import io.kyodaku.job.Jobs;
import io.kyodaku.rule.Quality;
import io.kyodaku.shared.Ids;
import io.kyodaku.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

  private static final int CLIPS = 12;

  private final TestDatabase database = TestDatabase.fresh();
  private final Clock clock = Clock.systemUTC();
  private final VideoServiceDouble service = new VideoServiceDouble();
  private final HttpVideoBackend backend =
      new HttpVideoBackend(VideoApiSettings.usual(service.address(), "key", "model"));
  private final Workers workers = new Workers(database.admin(), clock, clock, Thread::new);

  @AfterEach
  void close() {
    workers.stop();
    backend.close();
    service.close();
  }

  @Test
  void clipsThatDripForEverHoldUpNothingElse() throws Exception {
    CountDownLatch fetching = new CountDownLatch(2);
    CountDownLatch paid = new CountDownLatch(1);
    service.answers(
        exchange -> {
          fetching.countDown();
          service.dripping().answer(exchange);
        });
    for (int i = 0; i < CLIPS; i++) {
      add("render");
    }
    workers.start(
        List.of(
            work("render", JobHandler.Lane.RENDERING, this::fetch),
            work("pay", JobHandler.Lane.OWN, paid::countDown)));
    assertThat(fetching.await(30, TimeUnit.SECONDS)).isTrue();

    add("pay");

    assertThat(paid.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private void fetch() throws Exception {
    RenderRequest request = new RenderRequest(Ids.next(), "a clip", 8, Quality.STANDARD, List.of());
    Fetch unused = backend.fetch(request, "video_1");
  }

  private interface Work {
    void run() throws Exception;
  }

  private static JobHandler work(String kind, JobHandler.Lane lane, Work work) {
    return new JobHandler() {
      @Override
      public String kind() {
        return kind;
      }

      @Override
      public Lane lane() {
        return lane;
      }

      @Override
      public void run(String payload) throws Exception {
        work.run();
      }
    };
  }

  private void add(String kind) throws SQLException {
    try (Connection connection = database.admin().getConnection()) {
      Jobs.add(connection, kind, null, "", clock.instant(), clock);
    }
  }
}
