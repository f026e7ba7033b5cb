package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.inject.Inject;
import java.io.File;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The portal as it is deployed keeps what it promises: what programs are promised is told by the
 * interfaces, each for one part; what holds inside is told here, and runs in the server.
 */
@ArquillianTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PortalIT
    implements SurfacePromises,
        SignUpPromises,
        RightsholderPromises,
        TenantPagePromises,
        OperatorPagePromises,
        LanguagePromises,
        AuthorizePromises,
        SettlePromises,
        ReceiptPromises,
        LogPromises,
        InputPromises,
        QuotePromises,
        KeyPromises,
        CataloguePromises,
        ContractPromises,
        BooksPromises,
        GeneratorStatementPromises,
        ImportPromises,
        WebhookPromises,
        HookPromises,
        AttackPromises,
        DescriptionPromises {

  @Inject private WallProbe probe;

  @Inject
  @DatabaseRole(Kind.ADMIN)
  private DataSource admin;

  @Deployment
  static WebArchive portal() {
    Surroundings.started();
    return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("it.war")))
        .addPackage(PortalIT.class.getPackage())
        .addAsLibrary(
            new File(
                Assertions.class.getProtectionDomain().getCodeSource().getLocation().getPath()));
  }

  @Test
  void aUseCaseThatForgetsToAskSeesItsOwnTenantsRowsAlone() {
    TenantId one = tenantWithWork("One's own");
    TenantId other = tenantWithWork("The other's own");

    assertThat(probe.worksSeenBy(one)).containsExactly("One's own");
    assertThat(probe.worksSeenBy(other)).containsExactly("The other's own");
    assertThat(probe.worksSeenBy(new TenantId(Ids.next()))).isEmpty();
  }

  @Test
  void aUseCaseThatForgetsToAskChangesItsOwnTenantsRowsAlone() {
    TenantId one = tenantWithWork("Before");
    TenantId other = tenantWithWork("Untouched");

    assertThat(probe.renameWhateverIsThere(one, "After")).isEqualTo(1);

    assertThat(probe.worksSeenBy(one)).containsExactly("After");
    assertThat(probe.worksSeenBy(other)).containsExactly("Untouched");
  }

  @Test
  void nobodyWritesRowsOfAnotherTenant() {
    TenantId one = tenantWithWork("One");
    TenantId other = tenantWithWork("Other");

    assertThatThrownBy(() -> probe.addWork(one, other.value(), "Smuggled")).isNotNull();

    assertThat(probe.worksSeenBy(other)).containsExactly("Other");
  }

  @Test
  void aUseCaseNamesExactlyOneTenant() {
    TenantId one = tenantWithWork("One");
    TenantId other = tenantWithWork("Other");

    assertThatThrownBy(() -> probe.worksSeenByTwo(one, other))
        .hasStackTraceContaining("must name exactly one tenant");
    assertThatThrownBy(() -> probe.worksSeenByNobody())
        .hasStackTraceContaining("must name exactly one tenant");
  }

  @Test
  void withoutTheWallTheDatabaseShowsNothing() {
    tenantWithWork("Hidden");

    assertThatThrownBy(() -> probe.worksSeenUnbound()).isNotNull();
  }

  @Test
  void aConnectionGoesBackToItsPoolWithoutATenant() {
    TenantId one = tenantWithWork("One");
    for (int i = 0; i < 40; i++) {
      assertThat(probe.worksSeenBy(one)).hasSize(1);
      assertThatThrownBy(() -> probe.worksSeenUnbound()).isNotNull();
    }
  }

  @Test
  void aUseCaseThatFailsChangesNothing() {
    TenantId one = tenantWithWork("Before");

    assertThatThrownBy(() -> probe.renameAndFail(one, "After")).isNotNull();

    assertThat(probe.worksSeenBy(one)).containsExactly("Before");
  }

  private TenantId tenantWithWork(String title) {
    UUID id = Ids.next();
    String slug = "t" + id.toString().substring(14).replace("-", "");
    new Sql(admin)
        .update(
            "insert into tenant (id, slug, kind, name, country, language, currency,"
                + " selling_entity, status, created_at) values (?, ?, 'ORGANISATION', ?, 'JP',"
                + " 'en', 'JPY', 'JP', 'VERIFIED', now())",
            id,
            slug,
            "Tenant " + slug);
    TenantId tenant = new TenantId(id);
    probe.addWork(tenant, id, title);
    return tenant;
  }
}
