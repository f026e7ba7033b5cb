package io.kyodaku.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.decision.Concern;
import io.kyodaku.decision.Decided;
import io.kyodaku.decision.Decision;
import io.kyodaku.decision.OwnSay;
import io.kyodaku.decision.Usage;
import io.kyodaku.generation.Authorization;
import io.kyodaku.replay.KeepingPages;
import io.kyodaku.replay.ReadPages;
import io.kyodaku.replay.RecordingRefusals;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of usages so that drafts can be tried on them: each owner's own, and nobody's. */
class RecordedUsagesTest {

  private final TwoOwners two = new TwoOwners();
  private final KeepingPages pages = new KeepingPages(two.world.database.admin(), two.world.clock);
  private final RecordingRefusals refusals = new RecordingRefusals(two.world.database.charge());

  @AfterEach
  void stop() {
    two.close();
  }

  @Test
  void aUsageIsWrittenAnewUntilItHasEnded() {
    Authorization granted = two.granted(4);
    assertThat(told(two.yen))
        .containsExactly(new ReadPages.Told(granted.id(), "OPEN", "ALLOW", "ALLOW", 0, 0));
    two.settle(granted, 3);
    assertThat(told(two.yen))
        .containsExactly(
            new ReadPages.Told(granted.id(), "SETTLED", "ALLOW", "ALLOW", 3, 6_300_000));
    assertThat(told(two.dollar))
        .containsExactly(
            new ReadPages.Told(granted.id(), "SETTLED", "ALLOW", "ALLOW", 3, 4_500_000));
  }

  @Test
  void whatOnlyWaitsIsNotWrittenAnew() {
    Authorization pending = two.pending(2);
    assertThat(told(two.yen)).hasSize(1);
    two.world.clock.pass(Duration.ofHours(3));
    assertThat(told(two.yen)).hasSize(1);
    String before = written();
    pages.run("");
    assertThat(told(two.yen))
        .containsExactly(new ReadPages.Told(pending.id(), "PENDING", "ASK", "ALLOW", 0, 0));
    assertThat(written()).isEqualTo(before);
  }

  /** Which transactions wrote the pages. */
  private String written() {
    return new Sql(two.world.database.owner())
        .first(
            "select string_agg(xmin::text, ' ' order by hour, part) from usage_page where tenant_id"
                + " = ?",
            row -> row.getString(1),
            two.yen.tenant())
        .orElseThrow();
  }

  @Test
  void whoWasAskedAndWhoAgreedIsToldApart() {
    Authorization pending = two.pending(2);
    assertThat(told(two.yen))
        .containsExactly(new ReadPages.Told(pending.id(), "PENDING", "ASK", "ALLOW", 0, 0));
    assertThat(told(two.dollar))
        .containsExactly(new ReadPages.Told(pending.id(), "PENDING", "ALLOW", "ASK", 0, 0));
  }

  @Test
  void whatComesLaterIsAddedAndWhatIsThereIsNotDoubled() {
    Authorization first = two.granted(1);
    two.settle(first, 1);
    assertThat(told(two.yen)).hasSize(1);
    assertThat(told(two.yen)).hasSize(1);
    two.world.clock.pass(Duration.ofHours(3));
    Authorization second = two.granted(2);
    assertThat(told(two.yen))
        .extracting(ReadPages.Told::id)
        .containsExactly(first.id(), second.id());
  }

  @Test
  void nobodySeesAnothersPagesOrRefusalsWhateverItAsksFor() {
    two.granted(1);
    refuse(two.yen, "a");
    assertThat(told(two.yen)).hasSize(2);
    TenantId owner = new TenantId(two.yen.tenant());
    List<ReadPages.Told> seen =
        TwoOwners.as(two.stranger(), (stranger, rows) -> ReadPages.of(rows, owner));
    assertThat(seen).isEmpty();
    assertThat(refusals(two.stranger())).isEmpty();
    assertThat(refusals(two.dollar)).isEmpty();
    assertThat(refusals(two.yen)).hasSize(1);
  }

  @Test
  void aRefusalIsNotedOnceAndChangedByNobody() {
    refuse(two.yen, "the same");
    refuse(two.yen, "the same");
    refuse(two.yen, "another");
    assertThat(refusals(two.yen)).hasSize(2);
    assertThat(told(two.yen))
        .allSatisfy(
            one -> {
              assertThat(one.outcome()).isEqualTo("REFUSED");
              assertThat(one.own()).isEqualTo("BLOCK");
            });
    assertThatThrownBy(
            () ->
                TwoOwners.as(
                    two.yen,
                    (tenant, rows) ->
                        new Sql(rows)
                            .update("delete from refused_usage where tenant_id = ?", tenant)))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void whatOthersSaidIsKeptFromAnOwnerAndTheirAssetsAreNotKept() {
    refuse(two.yen, "shared");
    assertThatThrownBy(
            () ->
                TwoOwners.<List<String>>as(
                    two.yen,
                    (tenant, rows) ->
                        new Sql(rows)
                            .list("select others from refused_usage", row -> row.getString(1))))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("permission denied");
    List<String> claims =
        TwoOwners.as(
            two.yen,
            (tenant, rows) ->
                new Sql(rows).list("select claims from refused_usage", row -> row.getString(1)));
    assertThat(claims).containsExactly(two.yen.claim() + "|" + two.yen.asset());
  }

  @Test
  void nothingIsKeptOfWhoseItWasOrWhatWasWritten() {
    List<String> columns =
        new Sql(two.world.database.owner())
            .list(
                "select attname from pg_attribute where attrelid = 'refused_usage'::regclass and"
                    + " attnum > 0",
                row -> row.getString(1));
    assertThat(columns).noneMatch(name -> name.contains("prompt") || name.equals("creator_id"));
    refuse(two.yen, "whose");
    String alias =
        TwoOwners.<List<String>>as(
                two.yen,
                (tenant, rows) ->
                    new Sql(rows)
                        .list("select creator_alias from refused_usage", row -> row.getString(1)))
            .getFirst();
    assertThat(alias).isNotEqualTo(two.creator.toString());
  }

  @Test
  void whatIsTooOldToBeTriedIsForgotten() {
    refuse(two.yen, "old");
    two.granted(1);
    assertThat(told(two.yen)).hasSize(2);
    two.world.clock.pass(KeepingPages.KEPT.plusDays(1));
    pages.run("");
    assertThat(refusals(two.yen)).isEmpty();
    assertThat(told(two.yen)).isEmpty();
  }

  private void refuse(World.Claim owner, String key) {
    Usage usage =
        new Usage(
            two.creator,
            "",
            List.of(owner.asset()),
            Use.SHARED,
            new TreeSet<>(Set.of("JP")),
            5,
            Quality.STANDARD,
            Optional.empty());
    Decision refused =
        new Decision.Refused(
            List.of(),
            List.of(),
            new Decision.Basis(1, two.world.clock.instant(), Optional.of(AgeBand.ADULT)));
    OwnSay says =
        new OwnSay(
            Action.BLOCK,
            "asset:x:rule:y",
            List.of(new OwnSay.OfClaim(owner.claim(), owner.asset(), Action.BLOCK, "", 0)));
    Concern concern = new Concern(owner.tenant(), says, Action.ALLOW, List.of());
    refusals.note(usage, two.generator, key, new Decided(refused, () -> Optional.of(concern)));
    refusals.flush();
  }

  private List<ReadPages.Told> told(World.Claim owner) {
    TenantId tenant = new TenantId(owner.tenant());
    pages.keepUp(tenant);
    return TwoOwners.as(owner, (own, rows) -> ReadPages.of(rows, own));
  }

  private static List<UUID> refusals(World.Claim owner) {
    return TwoOwners.as(
        owner,
        (tenant, rows) ->
            new Sql(rows)
                .list("select id from refused_usage", row -> row.getObject(1, UUID.class)));
  }
}
