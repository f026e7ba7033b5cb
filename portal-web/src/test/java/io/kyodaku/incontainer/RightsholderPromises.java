package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.catalog.AddingAlias;
import io.kyodaku.catalog.AddingAsset;
import io.kyodaku.catalog.AddingWork;
import io.kyodaku.catalog.AliasName;
import io.kyodaku.catalog.AliasStatus;
import io.kyodaku.catalog.CatalogSearch;
import io.kyodaku.catalog.DecidingAlias;
import io.kyodaku.catalog.GrantedBefore;
import io.kyodaku.catalog.ImportingCatalog;
import io.kyodaku.catalog.Imports;
import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.catalog.PricingAsset;
import io.kyodaku.catalog.RemovingAlias;
import io.kyodaku.catalog.StoppingAsset;
import io.kyodaku.contract.ContractStatus;
import io.kyodaku.contract.CountersigningContract;
import io.kyodaku.contract.DraftingContract;
import io.kyodaku.contract.OwnContract;
import io.kyodaku.contract.PluginChoice;
import io.kyodaku.contract.SigningContract;
import io.kyodaku.log.Actor;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.policy.SettingPolicy;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.AnnotationLiteral;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What rightsholders do, in the server's own transactions behind the wall. */
interface RightsholderPromises {

  @Test
  default void aRightsholderSignsBringsACharacterAndIsFound() {
    TenantId tenant = applicant();
    UUID owner = owner(tenant);
    DraftingContract.Drafted draft =
        (DraftingContract.Drafted)
            a(DraftingContract.class)
                .draft(
                    tenant,
                    new DraftingContract.Draft(
                        "STANDARD", "ja", PluginChoice.STANDARD, PluginChoice.STANDARD));
    assertThat(
            a(SigningContract.class)
                .sign(
                    tenant,
                    draft.versionId(),
                    new SigningContract.Signature(owner, "山田 太郎", draft.documentHash())))
        .isInstanceOf(SigningContract.Signed.class);
    assertThat(a(CountersigningContract.class).countersign(owner, draft.versionId()))
        .isInstanceOf(CountersigningContract.InForce.class);
    assertThat(a(OwnContract.class).versions(tenant).getFirst().status())
        .isEqualTo(ContractStatus.IN_FORCE);

    String name = "Momotarō " + Ids.next();
    UUID asset = asset(tenant, name);
    assertThat(a(SettingPolicy.class).set(tenant, Actor.system(), new Level.OfAsset(asset), "OPEN"))
        .isInstanceOf(SettingPolicy.Set.class);
    assertThat(a(PricingAsset.class).price(tenant, Actor.system(), asset, "JP|US", "0.25"))
        .isInstanceOf(PricingAsset.Priced.class);
    CatalogSearch.Found found = search(name);
    assertThat(found.items()).hasSize(1);
    assertThat(found.items().getFirst().policy()).isEqualTo(PolicyPreset.OPEN);
    assertThat(found.items().getFirst().pricePerSecond().micros()).isEqualTo(250_000);

    assertThat(
            a(StoppingAsset.class)
                .stop(tenant, Actor.system(), new Level.OfTenant(), GrantedBefore.TAKEN_BACK))
        .isEqualTo(StoppingAsset.Outcome.STOPPED);
    assertThat(search(name).items()).isEmpty();
  }

  @Test
  default void whoComesSecondWithANameWaitsForTheOperator() {
    String name = "Kaguya " + Ids.next();
    TenantId first = applicant();
    TenantId second = applicant();
    asset(first, name);
    UUID asset = asset(second, "Another " + name);
    AddingAlias.Added waiting =
        (AddingAlias.Added)
            a(AddingAlias.class).add(second, asset, new AliasName.Typed("en", name));
    assertThat(waiting.status()).isEqualTo(AliasStatus.PENDING);
    assertThat(
            a(DecidingAlias.class)
                .decide(owner(first), waiting.aliasId(), new DecidingAlias.Verdict.Approve()))
        .isEqualTo(new DecidingAlias.Decided(AliasStatus.LIVE));
    assertThat(a(RemovingAlias.class).remove(first, waiting.aliasId()))
        .isEqualTo(RemovingAlias.Outcome.NOT_FOUND);
    assertThat(a(RemovingAlias.class).remove(second, waiting.aliasId()))
        .isEqualTo(RemovingAlias.Outcome.REMOVED);
  }

  @Test
  default void aCatalogueFileIsTakenInTheBackground() throws InterruptedException {
    TenantId tenant = applicant();
    String file =
        "work,asset,kind,aliases,policy,territories,price_per_second\n"
            + "Tales,Anansi,CHARACTER,en:Anansi "
            + Ids.next()
            + ",FAN,*,1\nTales,Bad,NOBODY,,,*,1\n";
    UUID id =
        ((ImportingCatalog.Accepted)
                a(ImportingCatalog.class)
                    .accept(
                        tenant,
                        Actor.system(),
                        file.getBytes(StandardCharsets.UTF_8),
                        ImportingCatalog.OPEN_AT_MOST))
            .importId();
    Imports.Report report = a(Imports.class).find(tenant, id).orElseThrow();
    for (int i = 0; i < 600 && report.summary().status() == Imports.Status.RUNNING; i++) {
      Thread.sleep(50);
      report = a(Imports.class).find(tenant, id).orElseThrow();
    }
    assertThat(report.summary().status()).isEqualTo(Imports.Status.DONE);
    assertThat(report.summary().imported()).isEqualTo(1);
    assertThat(report.errors()).extracting(Imports.RowError::row).containsExactly(3);
    assertThat(a(OwnCatalog.class).overview(tenant).assets()).isEqualTo(1);
  }

  private static UUID asset(TenantId tenant, String name) {
    UUID work = ((AddingWork.Added) a(AddingWork.class).add(tenant, "Work " + Ids.next())).workId();
    return ((AddingAsset.Added)
            a(AddingAsset.class)
                .add(
                    tenant,
                    new AddingAsset.NewAsset(
                        work,
                        name,
                        "CHARACTER",
                        "",
                        List.of(new AliasName.Typed("en", name)),
                        "*",
                        "1")))
        .assetId();
  }

  private static CatalogSearch.Found search(String name) {
    return (CatalogSearch.Found)
        a(CatalogSearch.class).search(new CatalogSearch.Query(name, null, null, 1, "en"));
  }

  private static TenantId applicant() {
    UUID id = Ids.next();
    String slug = "t" + id.toString().substring(14).replace("-", "");
    admin()
        .update(
            "insert into tenant (id, slug, kind, name, country, language, currency,"
                + " selling_entity, status, created_at) values (?, ?, 'ORGANISATION', ?, 'JP',"
                + " 'en', 'JPY', 'JP', 'VERIFIED', now())",
            id,
            slug,
            "Tenant " + slug);
    return new TenantId(id);
  }

  private static UUID owner(TenantId tenant) {
    UUID id = Ids.next();
    admin()
        .update(
            "insert into account (id, email, password_hash, name, language, created_at)"
                + " values (?, ?, 'none', 'Somebody', 'en', now())",
            id,
            id + "@test.example");
    admin()
        .update(
            "insert into member (tenant_id, account_id, role, since) values (?, ?, 'OWNER', now())",
            tenant,
            id);
    return id;
  }

  private static <T> T a(Class<T> useCase) {
    return CDI.current().select(useCase).get();
  }

  private static Sql admin() {
    return new Sql(CDI.current().select(DataSource.class, new Admin()).get());
  }

  /** Asks for the operator's data source. */
  final class Admin extends AnnotationLiteral<DatabaseRole> implements DatabaseRole {

    @Override
    public Kind value() {
      return Kind.ADMIN;
    }
  }
}
