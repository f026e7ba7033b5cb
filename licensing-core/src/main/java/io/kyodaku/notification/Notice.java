package io.kyodaku.notification;

import io.kyodaku.shared.Sql;
import io.kyodaku.shared.WireId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody is told.
 *
 * @param tenantName of the tenant that it is about; empty where it is about none
 * @param facts plain values by name
 */
public record Notice(
    UUID id,
    NoticeKind kind,
    String tenantName,
    String tenantSlug,
    @Nullable UUID subject,
    Map<String, String> facts,
    Instant at,
    boolean unread) {

  static final String SELECT =
      "select n.id, n.kind, t.name as tenant_name, t.slug, n.subject_id, n.created_at, n.read_at,"
          + " array(select key || '=' || value from jsonb_each_text(n.params)) as facts"
          + " from notification n left join tenant t on t.id = n.tenant_id";

  public Notice {
    facts = Map.copyOf(facts);
  }

  static Notice read(ResultSet row) throws SQLException {
    return new Notice(
        row.getObject("id", UUID.class),
        NoticeKind.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getString("tenant_name")).orElse(""),
        Optional.ofNullable(row.getString("slug")).orElse(""),
        row.getObject("subject_id", UUID.class),
        facts(row.getArray("facts")),
        Sql.instant(row, "created_at"),
        row.getObject("read_at") == null);
  }

  private static Map<String, String> facts(Array array) throws SQLException {
    Map<String, String> facts = new HashMap<>();
    for (String fact : (String[]) array.getArray()) {
      int sign = fact.indexOf('=');
      facts.put(fact.substring(0, sign), fact.substring(sign + 1));
    }
    return facts;
  }

  String fact(String name) {
    return facts.getOrDefault(name, "");
  }

  /** The page of the portal where it is dealt with. */
  public String path() {
    String tenant = "/t/" + tenantSlug;
    return switch (kind) {
      case TENANT_VERIFIED, TENANT_REJECTED, TENANT_SUSPENDED, TENANT_REINSTATED, TENANT_CLOSED ->
          tenant + "/home";
      case CONTRACT_COUNTERSIGNED,
          CONTRACT_REJECTED,
          CONTRACT_PROPOSED,
          CONTRACT_NOTICE_GIVEN,
          CONTRACT_NOTICE_WITHDRAWN,
          CONTRACT_TERMINATED,
          PLUGIN_FAILING ->
          tenant + "/contract";
      case PLUGIN_UPGRADE_ASKED,
          PLUGIN_UPGRADE_PLANNED,
          PLUGIN_UPGRADE_WITHDRAWN,
          PLUGIN_ROLLED_BACK ->
          tenant + "/plugin-upgrade?id=" + WireId.PLUGIN_UPGRADE.format(named());
      case PLUGIN_UPGRADE_DECLINED ->
          "/admin/plugin-upgrade?id=" + WireId.PLUGIN_UPGRADE.format(named());
      case JOINT_OFFERED,
          JOINT_ACCEPTED,
          JOINT_DECLINED,
          JOINT_WITHDRAWN,
          JOINT_ENDED,
          JOINT_LAPSED,
          JOINT_RAN_OUT ->
          tenant + "/agreement?id=" + WireId.JOINT_AGREEMENT.format(named());
      case ALIAS_APPROVED, ALIAS_REJECTED ->
          of("assetId", WireId.ASSET, tenant + "/asset", tenant + "/catalog");
      case ASSERTION_ADMITTED, ASSERTION_DECLINED -> tenant + "/conflicts";
      case CONFLICT_OPENED,
          CONFLICT_UPHELD,
          CONFLICT_LAPSED,
          CONFLICT_DECIDED,
          CONFLICT_APPEALED,
          CONFLICT_SETTLED ->
          tenant + "/conflict?id=" + WireId.CONFLICT.format(named());
      case OWNERSHIP_ASSERTED -> "/admin/conflicts";
      case PREPAID_ABOVE -> "/admin/prepaid";
      case STRIPE_DIFFERS -> "/admin/reconciliation?state=OPEN";
      case CONFLICT_WAITS -> "/admin/conflict?id=" + WireId.CONFLICT.format(named());
      case APPROVAL_WAITS, APPROVAL_REMINDED -> tenant + "/approvals";
      case STATEMENT_CLOSED -> tenant + "/statement?id=" + WireId.STATEMENT.format(named());
      case PAYOUT_SENT, PAYOUT_PAID, PAYOUT_RETURNED ->
          of("statementId", WireId.STATEMENT, tenant + "/statement", tenant + "/statements");
      case PAYOUT_ACCOUNT_RESTRICTED -> tenant + "/payout-account";
      case CATALOG_IMPORTED, CATALOG_IMPORT_FAILED ->
          tenant + "/import?id=" + WireId.IMPORT.format(named());
      case APPROVAL_GRANTED, APPROVAL_EXPIRED ->
          "/creator/generation?id=" + WireId.AUTHORIZATION.format(named());
      case GENERATION_DONE, GENERATION_FAILED ->
          "/creator/generation?id=" + WireId.JOB.format(named());
      case CREDITS_BOUGHT, CREDITS_EXPIRING -> "/creator/wallet";
      case REFUND_MADE, REFUND_REFUSED ->
          of("orderId", WireId.ORDER, "/creator/purchase", "/creator/credits");
      case TENANT_APPLIED -> "/admin/tenant?id=" + WireId.TENANT.format(named());
      case CONTRACT_SIGNED, CONTRACT_NOTICE_OF_TENANT, CONTRACT_GOES_ON_OF_TENANT ->
          "/admin/contracts";
      case PLUGIN_FAILING_OF_TENANT -> "/admin/plugins";
    };
  }

  /** What it was about may be gone by the time that it is told. */
  private String of(String fact, WireId type, String page, String list) {
    String known = fact(fact);
    return known.isEmpty() ? list : page + "?id=" + type.format(UUID.fromString(known));
  }

  private UUID named() {
    if (subject == null) {
      throw new IllegalStateException("a notification of nothing: " + id);
    }
    return subject;
  }
}
