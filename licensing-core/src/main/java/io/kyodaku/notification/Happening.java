package io.kyodaku.notification;

import io.kyodaku.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened, as the transaction in which it did wrote it down. */
record Happening(
    long seq,
    String kind,
    @Nullable UUID tenant,
    @Nullable UUID creator,
    @Nullable UUID actor,
    @Nullable UUID subject,
    String detail,
    Instant at) {

  static Happening read(ResultSet row) throws SQLException {
    return new Happening(
        row.getLong("seq"),
        row.getString("kind"),
        row.getObject("tenant_id", UUID.class),
        row.getObject("creator_id", UUID.class),
        row.getObject("actor_id", UUID.class),
        row.getObject("subject_id", UUID.class),
        row.getString("detail"),
        Sql.instant(row, "at"));
  }

  /** The query of what else is told of it: one JSON object of plain values, by the subject's id. */
  Optional<String> factsQuery() {
    return Optional.ofNullable(
        switch (kind) {
          case "contract-countersigned", "contract-rejected", "contract-proposed" ->
              "select jsonb_build_object('number', number, 'reason', rejected_because, 'day',"
                  + " (effective_from at time zone 'UTC')::date) from contract_version where id ="
                  + " ?";
          case "contract-notice-given", "contract-notice-withdrawn", "contract-terminated" ->
              "select jsonb_build_object('reason', reason, 'day', ((ends_at - interval '1"
                  + " microsecond') at time zone 'UTC')::date) from contract_notice where id = ?";
          case "plugin-upgrade-asked" -> upgrade("u.answer_until");
          case "plugin-upgrade-planned",
              "plugin-upgrade-declined",
              "plugin-upgrade-withdrawn",
              "plugin-rolled-back" ->
              upgrade("u.from_at");
          case "joint-offered",
              "joint-accepted",
              "joint-declined",
              "joint-withdrawn",
              "joint-ended",
              "joint-lapsed",
              "joint-ran-out" ->
              "select jsonb_build_object('asset', concat_ws(' · ', coalesce(pa.name, pw.title),"
                  + " coalesce(oa.name, ow.title)), 'reason', j.reason, 'day', (j.lapses_at at time"
                  + " zone j.zone)::date) from joint_agreement j"
                  + " left join asset pa on pa.id = j.proposer_asset_id"
                  + " left join work pw on pw.id = j.proposer_work_id"
                  + " left join asset oa on oa.id = j.other_asset_id"
                  + " left join work ow on ow.id = j.other_work_id where j.id = ?";
          case "alias-approved", "alias-rejected" ->
              "select jsonb_build_object('name', l.text, 'asset', a.name, 'assetId', a.id)"
                  + " from alias l join asset a on a.id = l.asset_id where l.id = ?";
          case "assertion-admitted", "assertion-declined", "ownership-asserted" ->
              "select jsonb_build_object('asset', a.name) from ownership_assertion o join asset a"
                  + " on a.id = o.asset_id where o.id = ?";
          case "conflict-opened",
              "conflict-upheld",
              "conflict-lapsed",
              "conflict-decided",
              "conflict-appealed",
              "conflict-settled",
              "conflict-waits" ->
              "select jsonb_strip_nulls(jsonb_build_object('asset', a.name, 'day',"
                  + " (c.due_at at time zone 'UTC')::date))"
                  + " from ownership_conflict c join asset a on a.id = c.asset_id where c.id = ?";
          case "catalog-imported", "catalog-import-failed" ->
              "select jsonb_build_object('count', imported + updated, 'number', rejected)"
                  + " from import_job where id = ?";
          case "statement-closed" ->
              "select jsonb_build_object('number', number, 'minor', payable_minor, 'currency',"
                  + " currency) from statement where id = ?";
          case "payout-sent", "payout-paid", "payout-returned" ->
              "select jsonb_build_object('number', s.number, 'minor', p.amount_minor, 'currency',"
                  + " p.currency, 'statementId', s.id)"
                  + " from payout p join statement s on s.id = p.statement_id where p.id = ?";
          case "credits-bought" ->
              "select jsonb_build_object('credits', credit_micros) from purchase_order where id ="
                  + " ?";
          case "prepaid-above" ->
              "select jsonb_build_object('minor', unused_yen, 'currency', 'JPY', 'day', day) from"
                  + " prepaid_base_date where id = ?";
          case "stripe-differs" ->
              "select jsonb_build_object('count', items, 'day', day) from reconciliation_alert"
                  + " where id = ?";
          case "refund-made", "refund-refused" ->
              "select jsonb_build_object('minor', amount_minor, 'currency', currency, 'orderId',"
                  + " order_id) from money_back where id = ?";
          default -> null;
        });
  }

  /** The day is one where the rightsholder's statements are. */
  private static String upgrade(String moment) {
    return "select jsonb_build_object('name', j.name, 'number', j.version, 'reason',"
        + " coalesce(nullif(u.ended_because, ''), u.reason), 'day', ("
        + moment
        + " at time zone coalesce((select s.zone from statement s where s.tenant_id = u.tenant_id"
        + " order by s.number desc limit 1), 'UTC'))::date) from plugin_upgrade u join plugin_jar j"
        + " on j.hash = u.to_hash where u.id = ?";
  }

  /** Why, in the words of whoever did it; empty where nobody said. */
  String reason() {
    return switch (kind) {
      case "tenant-rejected",
          "tenant-suspended",
          "tenant-closed",
          "plugin-failing",
          "payout-account-restricted",
          "assertion-declined",
          "conflict-decided" ->
          detail;
      case "alias-rejected" ->
          detail.indexOf('\n') < 0 ? "" : detail.substring(detail.indexOf('\n') + 1);
      default -> "";
    };
  }
}
