package io.kyodaku.portal.art;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.catalog.PicturingAsset;
import io.kyodaku.generation.InMemoryBlobStore;
import io.kyodaku.log.Actor;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.TenantTransactions;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestTenants;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class UploadingPictureTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final TenantTransactions TRANSACTIONS = TenantTransactions.of(DATABASE);
  private static final Actor SOMEBODY = Actor.account(Ids.next());

  private final InMemoryBlobStore blobs = new InMemoryBlobStore();
  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final UUID asset = Ids.next();

  UploadingPictureTest() {
    UUID work = Ids.next();
    TestTenants.execute(
        DATABASE,
        "insert into work (id, tenant_id, title, created_at) values (?, ?, 'One', now())",
        work,
        tenant.value());
    TestTenants.execute(
        DATABASE,
        "insert into asset (id, tenant_id, work_id, kind, name, created_at)"
            + " values (?, ?, ?, 'VOICE', 'A', now())",
        asset,
        tenant.value(),
        work);
  }

  @Test
  void theFilesOfTheLastTwoAreKeptAndNoOthers() throws IOException {
    upload(new Walled());
    UUID before = upload(new Walled());
    UUID shown = upload(new Walled());
    assertThat(blobs.keys()).containsExactlyInAnyOrderElementsOf(files(before, shown));
  }

  @Test
  void whatACrashLeftGoesWithTheNextPicture() throws IOException {
    upload(new Walled());
    upload(new Walled());
    upload(new DyingBeforeItForgets());
    UUID before = upload(new DyingBeforeItForgets());
    UUID shown = upload(new Walled());
    assertThat(blobs.keys()).containsExactlyInAnyOrderElementsOf(files(before, shown));
    assertThat(
            TestTenants.<Long>value(
                DATABASE, "select count(*) from asset_picture where asset_id = ?", asset))
        .isEqualTo(2);
  }

  @Test
  void aPictureThatIsNotTakenLeavesNoFiles() throws IOException {
    UUID shown = upload(new Walled());
    assertThat(uploading(new FullMeanwhile()).upload(tenant, SOMEBODY, asset, png()))
        .isEqualTo(new UploadingPicture.Refused("TOO_MANY_TODAY"));
    TenantId stranger = TestTenants.verified(DATABASE, "JPY");
    assertThat(uploading(new Walled()).upload(stranger, SOMEBODY, asset, png()))
        .isEqualTo(new UploadingPicture.NotFound());
    assertThat(blobs.keys()).containsExactlyInAnyOrderElementsOf(files(shown));
  }

  private UUID upload(PicturingAsset picturing) throws IOException {
    return ((UploadingPicture.Shown) uploading(picturing).upload(tenant, SOMEBODY, asset, png()))
        .pictureId();
  }

  private UploadingPicture uploading(PicturingAsset picturing) {
    return new UploadingPicture(picturing, blobs);
  }

  private static List<String> files(UUID... pictures) {
    return Stream.of(pictures)
        .flatMap(picture -> ArtSize.SIDES.stream().map(side -> ArtSize.key(picture, side)))
        .toList();
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB), "png", file);
    return file.toByteArray();
  }

  /** Each use in a transaction of its own, as behind the wall. */
  private static class Walled extends PicturingAsset {

    Walled() {
      super(TRANSACTIONS.dataSource(), Clock.systemUTC());
    }

    @Override
    public Outcome admits(TenantId tenant, UUID assetId) {
      return TRANSACTIONS.<Outcome>run(tenant, (e, rows) -> super.admits(tenant, assetId));
    }

    @Override
    public Outcome show(
        TenantId tenant, Actor by, UUID assetId, UUID pictureId, int width, int height) {
      return TRANSACTIONS.<Outcome>run(
          tenant, (e, rows) -> super.show(tenant, by, assetId, pictureId, width, height));
    }

    @Override
    public List<UUID> stale(TenantId tenant, UUID assetId) {
      return TRANSACTIONS.<List<UUID>>run(tenant, (e, rows) -> super.stale(tenant, assetId));
    }

    @Override
    public void forget(TenantId tenant, UUID assetId, List<UUID> pictureIds) {
      TRANSACTIONS.<Boolean>run(
          tenant,
          (e, rows) -> {
            super.forget(tenant, assetId, pictureIds);
            return true;
          });
    }
  }

  /** A node that dies when the files are gone and the rows are not. */
  private static final class DyingBeforeItForgets extends Walled {

    @Override
    public void forget(TenantId tenant, UUID assetId, List<UUID> pictureIds) {
      // It is dead.
    }
  }

  /** Others have shown the last one of the day while this one was drawn. */
  private static final class FullMeanwhile extends Walled {

    @Override
    public Outcome show(
        TenantId tenant, Actor by, UUID assetId, UUID pictureId, int width, int height) {
      return Outcome.TOO_MANY;
    }
  }
}
