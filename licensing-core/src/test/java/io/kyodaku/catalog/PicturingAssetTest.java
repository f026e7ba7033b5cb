package io.kyodaku.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PicturingAssetTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final CatalogImports IMPORTS = new CatalogImports(DATABASE);
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);
  private static final Actor SOMEBODY = Actor.account(Ids.next());

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T00:00:00Z"));
  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final TenantId stranger = TestTenants.verified(DATABASE, "JPY");
  private final UUID asset = asset();

  private UUID asset() {
    IMPORTS.importRows(tenant, "One,A,VOICE,,FAN,*,1");
    return Objects.requireNonNull(
        TestTenants.<UUID>value(
            DATABASE, "select id from asset where tenant_id = ?", tenant.value()));
  }

  @Test
  void theLatestPictureIsShownAndTheOneBeforeCanBePutBack() {
    UUID first = show();
    UUID second = show();
    assertThat(appearance().pictureId()).contains(second);
    assertThat(act(tenant, use -> use.putBack(tenant, SOMEBODY, asset)))
        .isEqualTo(PicturingAsset.Outcome.DONE);
    assertThat(appearance().pictureId()).contains(first);
    assertThat(standing().before()).contains(second);
  }

  @Test
  void itIsForEverybodyWhileTheAssetCanBeLicensed() {
    show();
    assertThat(appearance().licensed()).isFalse();
    TestTenants.inForce(DATABASE, tenant);
    assertThat(appearance().licensed()).isTrue();
    TestTenants.execute(
        DATABASE, "update tenant set status = 'SUSPENDED' where id = ?", tenant.value());
    assertThat(appearance().licensed()).isFalse();
  }

  @Test
  void removedItIsDrawnAgainUntilItIsPutBack() {
    UUID picture = show();
    assertThat(act(tenant, use -> use.remove(tenant, SOMEBODY, asset)))
        .isEqualTo(PicturingAsset.Outcome.DONE);
    assertThat(act(tenant, use -> use.remove(tenant, SOMEBODY, asset)))
        .isEqualTo(PicturingAsset.Outcome.NOT_FOUND);
    assertThat(appearance())
        .isEqualTo(
            new AssetPictures.Appearance(tenant, "A", AssetKind.VOICE, Optional.empty(), false));
    assertThat(standing().before()).contains(picture);
    run(tenant, use -> use.putBack(tenant, SOMEBODY, asset));
    assertThat(appearance().pictureId()).contains(picture);
    assertThat(
            TestTenants.<Long>value(
                DATABASE,
                "select count(*) from audit_entry where tenant_id = ? and action like"
                    + " 'asset-pictur%'",
                tenant.value()))
        .isEqualTo(3);
  }

  @Test
  void anothersAssetIsNotFoundAndKeepsItsPicture() {
    UUID picture = show();
    assertThat(act(stranger, use -> use.admits(stranger, asset)))
        .isEqualTo(PicturingAsset.Outcome.NOT_FOUND);
    assertThat(act(stranger, use -> use.show(stranger, SOMEBODY, asset, Ids.next(), 200, 200)))
        .isEqualTo(PicturingAsset.Outcome.NOT_FOUND);
    assertThat(act(stranger, use -> use.remove(stranger, SOMEBODY, asset)))
        .isEqualTo(PicturingAsset.Outcome.NOT_FOUND);
    PicturingAsset.Standing theirs = run(stranger, use -> use.standing(stranger, asset));
    assertThat(theirs.shown()).isEmpty();
    assertThat(appearance().pictureId()).contains(picture);
  }

  @Test
  void anAssetKeepsTheTwoThatAreNeededHoweverManyWereShown() {
    UUID first = show();
    UUID second = show();
    UUID third = show();
    UUID fourth = show();
    assertThat(stale(tenant)).containsExactly(second, first);
    clock.pass(Duration.ofMinutes(1));
    run(tenant, use -> use.putBack(tenant, SOMEBODY, asset));
    forget(tenant, List.of(first, second, third, fourth));
    assertThat(pictures()).containsExactlyInAnyOrder(third, fourth);
    assertThat(stale(tenant)).isEmpty();
    run(tenant, use -> use.remove(tenant, SOMEBODY, asset));
    forget(tenant, List.of(third, fourth));
    run(tenant, use -> use.putBack(tenant, SOMEBODY, asset));
    assertThat(appearance().pictureId()).contains(third);
    assertThat(standing().before()).contains(fourth);
  }

  @Test
  void anothersPicturesAreNotForgotten() {
    UUID first = show();
    show();
    show();
    assertThat(stale(stranger)).isEmpty();
    forget(stranger, List.of(first));
    assertThat(pictures()).hasSize(3).contains(first);
  }

  @Test
  void aRightsholderShowsOnlySoManyADayEvenAtOnce() throws Exception {
    UUID other = otherAsset();
    for (int i = 0; i < PicturingAsset.SHOWN_AT_MOST - 1; i++) {
      assertThat(act(tenant, use -> show(use, asset))).isEqualTo(PicturingAsset.Outcome.DONE);
    }
    List<PicturingAsset.Outcome> last = atOnce(asset, other, asset, other);
    assertThat(last).containsOnlyOnce(PicturingAsset.Outcome.DONE);
    assertThat(last).containsOnly(PicturingAsset.Outcome.DONE, PicturingAsset.Outcome.TOO_MANY);
    assertThat(act(tenant, use -> use.admits(tenant, other)))
        .isEqualTo(PicturingAsset.Outcome.TOO_MANY);
    forget(tenant, stale(tenant));
    assertThat(act(tenant, use -> show(use, other))).isEqualTo(PicturingAsset.Outcome.TOO_MANY);
    clock.pass(Duration.ofHours(24));
    assertThat(act(tenant, use -> show(use, other))).isEqualTo(PicturingAsset.Outcome.DONE);
  }

  private List<PicturingAsset.Outcome> atOnce(UUID... assets) throws Exception {
    List<PicturingAsset.Outcome> outcomes = new ArrayList<>();
    try (ExecutorService members = Executors.newFixedThreadPool(assets.length)) {
      List<Callable<PicturingAsset.Outcome>> each = new ArrayList<>();
      for (UUID one : assets) {
        each.add(() -> act(tenant, use -> show(use, one)));
      }
      for (Future<PicturingAsset.Outcome> outcome : members.invokeAll(each)) {
        outcomes.add(outcome.get());
      }
    }
    return outcomes;
  }

  private PicturingAsset.Outcome show(PicturingAsset use, UUID of) {
    return use.show(tenant, SOMEBODY, of, Ids.next(), 200, 200);
  }

  private UUID otherAsset() {
    IMPORTS.importRows(tenant, "One,B,VOICE,,FAN,*,1");
    return Objects.requireNonNull(
        TestTenants.<UUID>value(
            DATABASE, "select id from asset where tenant_id = ? and name = 'B'", tenant.value()));
  }

  private List<UUID> stale(TenantId as) {
    return run(as, use -> use.stale(as, asset));
  }

  private void forget(TenantId as, List<UUID> pictures) {
    run(
        as,
        use -> {
          use.forget(as, asset, pictures);
          return true;
        });
  }

  private List<UUID> pictures() {
    return new Sql(DATABASE.reader())
        .list(
            "select id from asset_picture where asset_id = ?",
            row -> row.getObject("id", UUID.class),
            asset);
  }

  private UUID show() {
    UUID picture = Ids.next();
    clock.pass(Duration.ofMinutes(1));
    assertThat(act(tenant, use -> use.show(tenant, SOMEBODY, asset, picture, 800, 600)))
        .isEqualTo(PicturingAsset.Outcome.DONE);
    return picture;
  }

  private PicturingAsset.Standing standing() {
    return run(tenant, use -> use.standing(tenant, asset));
  }

  private AssetPictures.Appearance appearance() {
    return new AssetPictures(DATABASE.reader()).find(asset).orElseThrow();
  }

  private PicturingAsset.Outcome act(
      TenantId as, Function<PicturingAsset, PicturingAsset.Outcome> work) {
    return run(as, work);
  }

  private <T> T run(TenantId as, Function<PicturingAsset, T> work) {
    return TRANSACTIONS.<T>run(as, (entities, rows) -> work.apply(new PicturingAsset(rows, clock)));
  }
}
