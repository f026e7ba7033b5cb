package io.kyodaku.catalog;

import io.kyodaku.log.Actor;
import io.kyodaku.policy.PolicyVersions;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What many assets say of one matter, read and written at once. */
final class AssetSayings {

  static final int GROUPS_AT_MOST = 20;

  private static final int ONE_TOO_MANY = ChangingAssets.ASSETS_AT_MOST + 1;

  private final Sql rows;

  AssetSayings(Sql rows) {
    this.rows = rows;
  }

  record Saying(UUID assetId, String says) {}

  /** A saying that changes. */
  record Line(UUID assetId, String before, String after) {}

  /** Files and changes of one tenant take turns. */
  void holdCatalog(TenantId tenant) {
    rows.list(
        "select pg_advisory_xact_lock(hashtextextended(?, 2))",
        row -> true,
        tenant.value().toString());
  }

  /** In the order of ids; one more than there may be where there are too many. */
  List<Saying> of(TenantId tenant, ChangingAssets.Selection selection, AssetChange.Kind kind) {
    List<Object> parameters = new ArrayList<>();
    parameters.add(tenant);
    String narrowed =
        switch (selection) {
          case ChangingAssets.Selection.Chosen chosen -> {
            parameters.add(ids(List.copyOf(chosen.assetIds()), id -> id));
            yield " and a.id = any (?::uuid[])";
          }
          case ChangingAssets.Selection.Matching matching -> {
            parameters.addAll(matching.filter().parameters());
            yield matching.filter().sql();
          }
        };
    return rows.list(
        "select a.id, "
            + says(kind)
            + " as says"
            + OwnCatalog.OWN
            + " and c.status <> 'RELEASED'"
            + narrowed
            + " order by a.id limit "
            + ONE_TOO_MANY,
        row -> new Saying(row.getObject("id", UUID.class), row.getString("says")),
        parameters.toArray());
  }

  private static String says(AssetChange.Kind kind) {
    return switch (kind) {
      case POLICY -> "coalesce(pa.preset, '')";
      case PRICE -> "c.price_per_second_micros::text";
      case TERRITORIES -> "c.territories";
      case SWITCH -> "case when a.stopped_at is null then 'ON' else 'STOPPED' end";
    };
  }

  static List<Line> lines(List<Saying> said, AssetChange change) {
    return said.stream()
        .map(saying -> new Line(saying.assetId(), saying.says(), change.after(saying.says())))
        .filter(line -> !line.before().equals(line.after()))
        .toList();
  }

  static List<ChangingAssets.Group> groups(List<Line> lines) {
    record Words(String before, String after) {}
    Map<Words, Long> counted =
        lines.stream()
            .collect(
                Collectors.groupingBy(
                    line -> new Words(line.before(), line.after()), Collectors.counting()));
    return counted.entrySet().stream()
        .map(
            entry ->
                new ChangingAssets.Group(
                    entry.getKey().before(),
                    entry.getKey().after(),
                    Math.toIntExact(entry.getValue())))
        .sorted(
            Comparator.comparingInt(ChangingAssets.Group::assets)
                .reversed()
                .thenComparing(ChangingAssets.Group::before))
        .limit(GROUPS_AT_MOST)
        .toList();
  }

  /** The same for the same lines alone. */
  static String mark(List<Line> lines) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Line line : lines) {
        String text = line.assetId() + "\t" + line.before() + "\t" + line.after() + "\n";
        digest.update(text.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** The assets that would say that they are licensed where others own what is left of them. */
  Set<UUID> ofOthers(AssetChange.Kind kind, List<Line> lines) {
    return kind == AssetChange.Kind.TERRITORIES
        ? new OthersTerritories(rows)
            .among(
                lines.stream().map(Line::assetId).toList(),
                lines.stream().map(Line::after).toList())
        : Set.of();
  }

  /** Each asset says what stands after in its line. */
  void say(
      TenantId tenant,
      AssetChange.Kind kind,
      List<Line> lines,
      Actor by,
      PolicyVersions.How how,
      Instant now) {
    String[] assets = ids(lines, Line::assetId);
    String[] after = lines.stream().map(Line::after).toArray(String[]::new);
    switch (kind) {
      case PRICE ->
          rows.update(
              "update ownership_claim c set price_per_second_micros = n.says::bigint,"
                  + " version = c.version + 1 from unnest(?::uuid[], ?::text[])"
                  + " as n (asset_id, says) where c.asset_id = n.asset_id",
              assets,
              after);
      case TERRITORIES ->
          rows.update(
              "update ownership_claim c set territories = n.says, version = c.version + 1"
                  + " from unnest(?::uuid[], ?::text[]) as n (asset_id, says)"
                  + " where c.asset_id = n.asset_id",
              assets,
              after);
      case SWITCH ->
          rows.update(
              "update asset a set stopped_at = case when n.says = 'STOPPED' then ?::timestamptz"
                  + " end, version = a.version + 1 from unnest(?::uuid[], ?::text[]) as n"
                  + " (asset_id, says) where a.id = n.asset_id",
              now,
              assets,
              after);
      case POLICY ->
          PolicyVersions.choosePresets(
              rows, tenant, assets, after, Optional.ofNullable(by.id()), how, now);
    }
  }

  private static <T> String[] ids(List<T> of, Function<T, UUID> id) {
    return of.stream().map(one -> id.apply(one).toString()).toArray(String[]::new);
  }
}
