package io.kyodaku.ownership;

import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads conflicts as the role of its connection sees them; names of assets and owners are published
 * and read apart, for those of another are behind the wall.
 */
record ConflictReading(Sql rows, Published published) {

  Optional<ConflictDetail> find(UUID id) {
    List<Optional<ConflictDetail>> found = new ArrayList<>(1);
    rows.run(connection -> found.add(find(connection, id)));
    return found.getFirst();
  }

  private Optional<ConflictDetail> find(Connection connection, UUID id) throws SQLException {
    Optional<Conflict> conflict = ConflictRows.find(connection, id);
    if (conflict.isEmpty()) {
      return Optional.empty();
    }
    List<ConflictDetail.Step> steps =
        Sql.list(
            connection,
            "select kind, tenant_id, text, at from conflict_step where conflict_id = ?"
                + " order by place",
            row ->
                new ConflictDetail.Step(
                    StepKind.valueOf(row.getString("kind")),
                    Optional.ofNullable(row.getObject("tenant_id", UUID.class)).map(TenantId::new),
                    row.getString("text"),
                    Sql.instant(row, "at")),
            id);
    List<UUID> parties =
        conflict.get().parties().stream().map(party -> party.tenant().value()).toList();
    UUID asset = conflict.get().assetId();
    Map<TenantId, String> names =
        published.owners(parties).entrySet().stream()
            .collect(Collectors.toMap(name -> new TenantId(name.getKey()), Map.Entry::getValue));
    return Optional.of(
        new ConflictDetail(conflict.get(), published.asset(asset).orElse(""), names, steps));
  }
}
