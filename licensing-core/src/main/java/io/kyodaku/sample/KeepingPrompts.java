package io.kyodaku.sample;

import io.kyodaku.generation.PromptSample;
import io.kyodaku.job.JobHandler;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps prompts of creators who agreed, a few of each, for a while. Prompts wait in memory until a
 * thread of this node writes them, which also learns who agrees; what is too old goes by a job.
 * Whether the consent still stands is asked where they are written: a row of the sample can't be
 * without one.
 */
@ApplicationScoped
public class KeepingPrompts implements PromptSample, JobHandler {

  private static final Logger LOG = LoggerFactory.getLogger(KeepingPrompts.class);

  /** How long a prompt is kept. */
  public static final Duration KEPT = Duration.ofDays(90);

  public static final int OF_A_CREATOR_A_DAY = 20;
  static final int KEPT_AT_MOST = 20_000;
  static final int PROMPT_LENGTH_AT_MOST = 2_000;
  private static final Duration PAUSE = Duration.ofSeconds(15);
  private static final int WAITING_AT_MOST = 2_000;

  private static final String INSERT =
      """
      insert into prompt_sample (id, creator_id, prompt, kept_at)
      select n.id, n.creator_id, n.prompt, ? from unnest(?::uuid[], ?::uuid[], ?::text[]) as n (id, creator_id, prompt)
      where exists (select from prompt_consent c where c.creator_id = n.creator_id)
        and (select count(*) from prompt_sample s where s.creator_id = n.creator_id and s.kept_at > ?) < ?
      on conflict do nothing
      """;

  private final Sql admin;
  private final Clock clock;
  private final BlockingQueue<Offered> waiting = new LinkedBlockingQueue<>(WAITING_AT_MOST);
  private volatile Set<UUID> agreed = Set.of();

  private @Nullable Thread writer;

  private record Offered(UUID creatorId, String prompt) {}

  @Inject
  public KeepingPrompts(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** For the container's proxy, which calls nothing of it. */
  @SuppressWarnings("NullAway")
  protected KeepingPrompts() {
    admin = null;
    clock = null;
  }

  @Override
  public void offer(UUID creatorId, String prompt) {
    if (agreed.contains(creatorId) && !prompt.isBlank()) {
      // Where there is no room it is not kept.
      boolean unused = waiting.offer(new Offered(creatorId, cut(prompt)));
    }
  }

  /** Between characters, never within one of two units. */
  private static String cut(String prompt) {
    if (prompt.length() <= PROMPT_LENGTH_AT_MOST) {
      return prompt;
    }
    boolean within = Character.isHighSurrogate(prompt.charAt(PROMPT_LENGTH_AT_MOST - 1));
    return prompt.substring(0, within ? PROMPT_LENGTH_AT_MOST - 1 : PROMPT_LENGTH_AT_MOST);
  }

  @Override
  public String kind() {
    return "prompt-sample";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofHours(1));
  }

  @Override
  public void run(String nothing) {
    forget();
  }

  /** Begins to write, once the container has its data sources. Once. */
  public synchronized void start(ThreadFactory factory) {
    if (writer == null) {
      writer = factory.newThread(this::goOn);
      writer.start();
    }
  }

  @PreDestroy
  public synchronized void stop() {
    if (writer != null) {
      writer.interrupt();
    }
  }

  private void goOn() {
    while (true) {
      try {
        keep();
      } catch (RuntimeException e) {
        LOG.warn("prompts could not be kept and are left out", e);
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Writes what waits, and learns who agrees. */
  public void keep() {
    List<Offered> all = new ArrayList<>();
    waiting.drainTo(all);
    // One after another, so that each counts for the next of its creator.
    for (Offered one : all) {
      Instant now = clock.instant();
      int unused =
          admin.update(
              INSERT,
              now,
              new String[] {Ids.next().toString()},
              new String[] {one.creatorId().toString()},
              new String[] {one.prompt().replace('\0', ' ')},
              now.minus(Duration.ofDays(1)),
              OF_A_CREATOR_A_DAY);
    }
    agreed =
        Set.copyOf(
            admin.list(
                "select creator_id from prompt_consent",
                row -> row.getObject("creator_id", UUID.class)));
  }

  private void forget() {
    int unused =
        admin.update(
            "delete from prompt_sample where kept_at < ? or id in (select id from prompt_sample"
                + " order by kept_at desc offset ?)",
            clock.instant().minus(KEPT),
            KEPT_AT_MOST);
  }
}
