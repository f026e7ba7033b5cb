package io.kyodaku.odrl;

import io.kyodaku.contract.ContractStatus;
import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.CurrentNotice;
import io.kyodaku.contract.PluginsInForce;
import io.kyodaku.mail.PortalAddress;
import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Writes a contract version as an ODRL 2.2 Agreement. With one that holds, or may come to hold, go
 * the policies and prices of now; what an owner said under one that has ended is not what that
 * said.
 */
@Dependent
public class ExportingAgreement {

  public static final String MEDIA_TYPE = "application/ld+json";

  /** Where the profile is published, below the portal's address. */
  public static final String PROFILE_PATH = "/.well-known/odrl/kyodaku.jsonld";

  public static final int ASSETS_AT_MOST = 20_000;

  private static final Set<ContractStatus> PAST =
      Set.of(ContractStatus.ENDED, ContractStatus.REJECTED, ContractStatus.LAPSED);

  private final Sql reader;
  private final CurrentNotice notices;
  private final PortalAddress portal;
  private final Clock clock;

  @Inject
  public ExportingAgreement(
      @DatabaseRole(Kind.READER) DataSource reader,
      CurrentNotice notices,
      PortalAddress portal,
      Clock clock) {
    this.reader = new Sql(reader);
    this.notices = notices;
    this.portal = portal;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {}

  /**
   * @param json JSON-LD
   */
  public record Exported(String json) implements Outcome {}

  /** More assets than a document has room for. */
  public record TooManyAssets(int atMost) implements Outcome {}

  /**
   * @param contract as whoever asks may see it
   */
  public Outcome export(ContractView contract) {
    AgreementText text =
        new AgreementText(
            contract,
            notices.of(contract.tenantId()),
            PluginsInForce.of(reader, contract, clock.instant()));
    String profile = portal.link(PROFILE_PATH);
    if (PAST.contains(contract.status())) {
      return new Exported(text.write(profile, List.of(), List.of()));
    }
    List<Offered> assets = assets(contract.tenantId());
    List<Saying> sayings = sayings(contract.tenantId());
    return Math.max(assets.size(), sayings.size()) > ASSETS_AT_MOST
        ? new TooManyAssets(ASSETS_AT_MOST)
        : new Exported(text.write(profile, sayings, assets));
  }

  /** The profile: its context and its words. */
  public static String profile() {
    try (InputStream file = ExportingAgreement.class.getResourceAsStream("kyodaku.jsonld")) {
      return new String(
          Objects.requireNonNull(file, "kyodaku.jsonld").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Saying> sayings(TenantId tenant) {
    return reader.list(
        "select work_id, asset_id, preset, controls from policy where tenant_id = ?"
            + " order by asset_id is null, work_id is null, id limit "
            + (ASSETS_AT_MOST + 1),
        row -> saying(row, tenant),
        tenant);
  }

  private static Saying saying(ResultSet row, TenantId tenant) throws SQLException {
    UUID work = row.getObject("work_id", UUID.class);
    UUID asset = row.getObject("asset_id", UUID.class);
    String target =
        asset != null
            ? Iri.asset(asset)
            : work != null ? Iri.work(work) : Iri.catalogue(tenant.value());
    return new Saying(
        target,
        Optional.ofNullable(row.getString("preset")).map(PolicyPreset::valueOf),
        ControlsText.stored(row.getString("controls")));
  }

  private List<Offered> assets(TenantId tenant) {
    return reader.list(
        "select a.id, a.work_id, a.name, a.kind, c.territories, c.share_bps,"
            + " c.price_per_second_micros, c.currency from ownership_claim c"
            + " join asset a on a.id = c.asset_id where c.tenant_id = ? and c.status = 'LIVE'"
            + " order by a.name, a.id limit "
            + (ASSETS_AT_MOST + 1),
        row ->
            new Offered(
                row.getObject("id", UUID.class),
                row.getObject("work_id", UUID.class),
                row.getString("name"),
                AssetKind.valueOf(row.getString("kind")),
                row.getString("territories"),
                row.getInt("share_bps"),
                row.getLong("price_per_second_micros"),
                Currency.getInstance(row.getString("currency"))),
        tenant);
  }
}
