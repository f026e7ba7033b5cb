package io.kyodaku.replay;

import io.kyodaku.decision.Concern;
import io.kyodaku.decision.Decided;
import io.kyodaku.decision.Decision;
import io.kyodaku.decision.OwnSay;
import io.kyodaku.decision.Usage;
import io.kyodaku.generation.RefusalRecord;
import io.kyodaku.rule.CreatorAlias;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes refusals in batches, by a thread of its own, which also finds out on whom they hang.
 * Whoever is refused waits for nothing, and the same again within an hour is noted once. Where more
 * come than can be written, the rest is counted and left out, since statistics may miss some and an
 * answer may not.
 */
@ApplicationScoped
public class RecordingRefusals implements RefusalRecord {

  private static final Logger LOG = LoggerFactory.getLogger(RecordingRefusals.class);

  static final int WAITING_AT_MOST = 2_000;
  private static final int BATCH = 500;
  private static final int REMEMBERED = 10_000;
  private static final int THEMES_LENGTH_AT_MOST = 10_000;
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration STOP_WAIT = Duration.ofSeconds(5);

  private static final String INSERT =
      """
      insert into refused_usage (tenant_id, requested_at, id, creator_alias, generator_id, use, quality, seconds, territories, themes,
        age, claims, terms, others, decided_by)
      select * from unnest(?::uuid[], ?::text[]::timestamptz[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
      on conflict do nothing
      """;

  private final Sql charge;
  private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>(WAITING_AT_MOST);
  private final AtomicLong leftOut = new AtomicLong();
  private final Set<String> seen = Collections.synchronizedSet(recently());
  private @Nullable Thread writer;
  private volatile boolean stopping;

  /** Refused, and nobody looked yet on whom it hangs. */
  private record Waiting(Usage usage, UUID generatorId, Decided refused) {

    Optional<Noted> noted() {
      Decision.Basis basis = refused.decision().basis();
      String age = basis.age().map(Enum::name).orElse("");
      return refused
          .concern()
          .get()
          .map(concern -> new Noted(Ids.next(), basis.at(), usage, generatorId, age, concern));
    }
  }

  private record Noted(
      UUID id, Instant at, Usage usage, UUID generatorId, String age, Concern of) {}

  @Inject
  public RecordingRefusals(@DatabaseRole(Kind.CHARGE) DataSource charge) {
    this.charge = new Sql(charge);
  }

  /** For the container's proxy, which calls nothing of it. */
  @SuppressWarnings("NullAway")
  protected RecordingRefusals() {
    charge = null;
  }

  /** The last so many. */
  private static Set<String> recently() {
    return Collections.newSetFromMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
          }
        });
  }

  @Override
  public void note(Usage usage, UUID generatorId, String usageHash, Decided refused) {
    Instant hour = refused.decision().basis().at().truncatedTo(ChronoUnit.HOURS);
    if (seen.add(usageHash + " " + hour)
        && !waiting.offer(new Waiting(usage, generatorId, refused))) {
      leftOut.incrementAndGet();
    }
  }

  /** Begins to write, once the container has its data sources. Once. */
  public synchronized void start(ThreadFactory factory) {
    if (writer == null) {
      writer = factory.newThread(this::write);
      writer.start();
    }
  }

  @PreDestroy
  public synchronized void stop() {
    stopping = true;
    if (writer != null) {
      try {
        writer.join(STOP_WAIT);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void write() {
    while (!stopping || !waiting.isEmpty()) {
      try {
        Waiting first = waiting.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Waiting> batch = new ArrayList<>(List.of(first));
          waiting.drainTo(batch, BATCH - 1);
          save(batch);
        }
      } catch (InterruptedException e) {
        stopping = true;
        waiting.clear();
      } catch (RuntimeException e) {
        LOG.warn("refusals could not be noted and are left out", e);
      }
    }
  }

  /** All that wait, now; for whoever has no thread for it. */
  public void flush() {
    List<Waiting> batch = new ArrayList<>();
    while (waiting.drainTo(batch, BATCH) > 0) {
      save(batch);
      batch.clear();
    }
  }

  private void save(List<Waiting> refused) {
    long missed = leftOut.getAndSet(0);
    if (missed > 0) {
      LOG.warn("{} refusals came too fast and were not noted", missed);
    }
    List<Noted> batch = refused.stream().flatMap(one -> one.noted().stream()).toList();
    if (batch.isEmpty()) {
      return;
    }
    charge.update(
        INSERT,
        texts(batch, noted -> noted.of().tenantId().toString()),
        texts(batch, noted -> noted.at().toString()),
        texts(batch, noted -> noted.id().toString()),
        texts(batch, RecordingRefusals::creator),
        texts(batch, noted -> noted.generatorId().toString()),
        texts(batch, noted -> noted.usage().use().name()),
        texts(batch, noted -> noted.usage().quality().name()),
        texts(batch, noted -> Integer.toString(noted.usage().seconds())),
        texts(batch, noted -> String.join("|", noted.usage().territories())),
        texts(batch, noted -> themes(noted.usage())),
        texts(batch, noted -> noted.age().isEmpty() ? null : noted.age()),
        texts(batch, noted -> PageRows.joined(claims(noted.of()))),
        texts(batch, noted -> terms(noted.of())),
        texts(batch, noted -> noted.of().others().name()),
        texts(batch, noted -> noted.of().own().decidedBy()));
  }

  /** More than can be kept are as good as none that are known. */
  private static @Nullable String themes(Usage usage) {
    return usage
        .themes()
        .map(PageRows::joined)
        .filter(text -> text.length() <= THEMES_LENGTH_AT_MOST)
        .orElse(null);
  }

  private static String creator(Noted noted) {
    return CreatorAlias.of(noted.of().tenantId(), noted.usage().creatorId()).toString();
  }

  private static List<String> claims(Concern concern) {
    return concern.own().claims().stream().map(RecordingRefusals::claim).toList();
  }

  /** As {@link PageRows} reads it. */
  private static String claim(OwnSay.OfClaim claim) {
    return claim.claimId() + "|" + claim.assetId();
  }

  private static String terms(Concern concern) {
    return PageRows.joined(
        concern.terms().stream().map(term -> term.subjectId() + "|" + term.term()).toList());
  }

  private static @Nullable String[] texts(
      List<Noted> batch, Function<Noted, @Nullable String> text) {
    @Nullable String[] texts = new @Nullable String[batch.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text.apply(batch.get(i));
    }
    return texts;
  }
}
