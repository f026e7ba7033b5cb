package io.kyodaku.decision;

import static io.kyodaku.testing.TestTenants.execute;
import static io.kyodaku.testing.TestTenants.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestLicensing;
import io.kyodaku.testing.TestTenants;
import io.kyodaku.testing.TestUpgrades;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Whatever is upgraded, withdrawn and rolled back, and in whichever order: the version that a usage
 * is priced by is the one that the table says for its moment, on the snapshot of now and on those
 * of before.
 */
class UpgradedTermsTest {

  private static final int STEPS = 14;
  private static final Instant BEGIN = Instant.parse("2026-05-01T00:00:00Z");

  private final TestDatabase database = TestDatabase.shared();
  private final TenantId tenant = TestTenants.verified(database, "JPY");
  private final UUID operator = TestTenants.account(database);
  private final UUID version = Ids.next();
  private final UUID asset =
      TestLicensing.asset(
          database,
          tenant,
          TestLicensing.work(database, tenant),
          "Name" + Ids.next().toString().replace("-", ""),
          "*",
          5,
          "JPY");
  private final String pluginId = "upgraded-" + Ids.next();
  private final List<String> jars = new ArrayList<>();
  private final List<Model> upgrades = new ArrayList<>();

  UpgradedTermsTest() {
    for (int i = 0; i < 4; i++) {
      jars.add(TestUpgrades.jar(database, pluginId, "1.0." + i));
    }
    UUID contract = Ids.next();
    execute(
        database,
        "insert into contract (id, tenant_id, created_at) values (?, ?, now())",
        contract,
        tenant.value());
    execute(
        database,
        "insert into contract_version (id, contract_id, tenant_id, number, status, preset,"
            + " selling_entity, currency, share_bps, royalty_base, chargeback_risk, max_fee_bps,"
            + " terms_plugin, terms_hash, terms_config, language, document, document_hash,"
            + " effective_from, created_at) values (?, ?, ?, 1, 'IN_FORCE', 'STANDARD', 'JP',"
            + " 'JPY', 7000, 'LIST', 'PLATFORM', 20000, ?, ?, '{}', 'en', 'A contract', repeat('0',"
            + " 64), ?, now())",
        version,
        contract,
        tenant.value(),
        pluginId,
        jars.getFirst(),
        at(BEGIN));
  }

  /** An upgrade as it should be understood. */
  private static final class Model {
    final UUID id = Ids.next();
    final String to;
    final Instant agreed;
    final Instant from;
    String status = "PLANNED";
    @Nullable Instant ended;

    Model(String to, Instant agreed, Instant from) {
      this.to = to;
      this.agreed = agreed;
      this.from = from;
    }

    Instant holds() {
      return from.isAfter(agreed) ? from : agreed;
    }

    boolean began() {
      return !status.equals("WITHDRAWN");
    }
  }

  private String inForce(Instant moment) {
    return upgrades.stream()
        .filter(Model::began)
        .filter(one -> !one.holds().isAfter(moment))
        .filter(one -> one.ended == null || moment.isBefore(one.ended))
        .max(Comparator.comparing(Model::holds).thenComparing(one -> one.id))
        .map(one -> one.to)
        .orElse(jars.getFirst());
  }

  private String ofOpenPeriod(Instant begins) {
    return upgrades.stream()
        .filter(one -> one.status.equals("PLANNED") && !one.from.isAfter(begins))
        .max(Comparator.comparing((Model one) -> one.from).thenComparing(one -> one.id))
        .map(one -> one.to)
        .orElse(jars.getFirst());
  }

  private Optional<Model> latest() {
    return upgrades.stream()
        .filter(one -> one.status.equals("PLANNED"))
        .max(Comparator.comparing(Model::holds).thenComparing(one -> one.id));
  }

  private void plan(Random random, Instant now) {
    String from = inForce(now);
    String to = jars.stream().filter(jar -> !jar.equals(from)).toList().get(random.nextInt(3));
    boolean atOnce = random.nextBoolean();
    Instant begins =
        now.plus(Duration.ofHours(atOnce ? -random.nextInt(48) : 1 + random.nextInt(48)));
    UUID trial =
        TestUpgrades.letIn(
            database, operator, tenant, from, to, now, TestUpgrades.Shown.NOTHING_CHANGES);
    Model planned = new Model(to, now, begins);
    insert(planned.id, from, to, trial, atOnce, now, begins, now.plus(Duration.ofDays(1)));
    if (atOnce) {
      execute(
          database,
          "update plugin_upgrade set status = 'PLANNED', answered_by = ?, answered_at = ? where id"
              + " = ?",
          operator,
          at(now),
          planned.id);
    }
    upgrades.add(planned);
  }

  private void insert(
      UUID id,
      String from,
      String to,
      UUID trial,
      boolean asks,
      Instant now,
      Instant begins,
      Instant answerUntil) {
    execute(
        database,
        "insert into plugin_upgrade (id, tenant_id, contract_version_id, seat, from_hash, to_hash,"
            + " trial_id, status, reason, planned_by, planned_at, from_at, answer_until) values (?,"
            + " ?, ?, 'TERMS', ?, ?, ?, ?, 'why', ?, ?, ?, case when ? then ?::timestamptz end)",
        id,
        tenant.value(),
        version,
        from,
        to,
        trial,
        asks ? "ASKED" : "PLANNED",
        operator,
        at(now),
        at(begins),
        asks,
        at(answerUntil));
  }

  private void end(Model one, Instant now) {
    one.status = one.holds().isAfter(now) ? "WITHDRAWN" : "ROLLED_BACK";
    one.ended = now;
    execute(
        database,
        "update plugin_upgrade set status = ?, ended_by = ?, ended_at = ?, ended_because = 'why'"
            + " where id = ?",
        one.status,
        operator,
        at(now),
        one.id);
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  @RepeatedTest(4)
  void theVersionOfAUsageIsTheOneThatTheTableSays(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    SnapshotLoader inStep = new SnapshotLoader(database.reader(), Runnable::run);
    SnapshotArchive archive = new SnapshotArchive(database.reader());
    UUID generator = TestLicensing.generator(database);
    Map<Long, Map<Instant, String>> then = new HashMap<>();
    Instant now = BEGIN.plus(Duration.ofDays(3));
    for (int step = 0; step < STEPS; step++) {
      Instant moment = now.plusSeconds(1);
      Optional<Model> latest = latest();
      boolean waits = latest.filter(one -> one.holds().isAfter(moment)).isPresent();
      if (latest.isPresent() && (waits || random.nextInt(3) == 0)) {
        if (!waits || random.nextInt(3) == 0) {
          end(latest.get(), moment);
        }
      } else {
        plan(random, moment);
      }
      Snapshot snapshot = inStep.load();
      Map<Instant, String> told = new HashMap<>();
      for (int i = 0; i < 6; i++) {
        Instant of = BEGIN.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 20)));
        String hash = termsHash(snapshot, of);
        assertThat(hash).as("%s of step %s", of, step).isEqualTo(inForce(of));
        assertThat(held("plugin_in_force(?, 'TERMS', ?)", of)).isEqualTo(hash);
        assertThat(held("plugin_of_period(?, 'TERMS', ?, 'infinity')", of))
            .isEqualTo(ofOpenPeriod(of));
        told.put(of, hash);
      }
      then.put(snapshot.version(), told);
      now = moment.plus(Duration.ofHours(random.nextInt(40)));
    }
    assertThat(upgrades).hasSizeGreaterThan(2);
    then.forEach(
        (number, told) -> {
          Snapshot past = archive.at(number, List.of(asset), generator);
          told.forEach((of, hash) -> assertThat(termsHash(past, of)).isEqualTo(hash));
        });
  }

  private @Nullable String termsHash(Snapshot snapshot, Instant moment) {
    return snapshot
        .asset(asset)
        .orElseThrow()
        .claims()
        .getFirst()
        .tenant()
        .contractAt(moment)
        .orElseThrow()
        .termsHash();
  }

  private @Nullable String held(String function, Instant moment) {
    return value(database, "select " + function, version, at(moment));
  }

  @Test
  void whatIsOnlyAskedDecidesNothingAndRaisesNoVersion() {
    SnapshotLoader loader = new SnapshotLoader(database.reader(), Runnable::run);
    long before = loader.load().version();
    Instant now = BEGIN.plus(Duration.ofDays(1));
    UUID trial =
        TestUpgrades.letIn(
            database,
            operator,
            tenant,
            jars.get(0),
            jars.get(1),
            now,
            TestUpgrades.Shown.difference(1));
    Instant begins = now.plusSeconds(60);
    insert(Ids.next(), jars.get(0), jars.get(1), trial, true, now, begins, begins);
    Snapshot after = loader.load();
    assertThat(after.version()).isEqualTo(before);
    assertThat(termsHash(after, now.plusSeconds(120))).isEqualTo(jars.getFirst());
  }
}
