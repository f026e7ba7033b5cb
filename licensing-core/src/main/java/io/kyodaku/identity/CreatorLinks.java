package io.kyodaku.identity;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds links that are live. */
@Dependent
public class CreatorLinks {

  private static final String LINK =
      "select l.id, l.creator_id, l.generator_id, g.name, l.limit_micros, l.spent_micros,"
          + " l.linked_at from creator_link l join generator g on g.id = l.generator_id"
          + " where l.unlinked_at is null and l.creator_id = ?";

  private final Sql admin;

  @Inject
  public CreatorLinks(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  public List<CreatorLink> of(UUID creatorId) {
    return admin.list(LINK + " order by g.name", CreatorLinks::link, creatorId);
  }

  public Optional<CreatorLink> find(UUID creatorId, UUID generatorId) {
    return admin.first(
        LINK + " and l.generator_id = ?", CreatorLinks::link, creatorId, generatorId);
  }

  private static CreatorLink link(ResultSet row) throws SQLException {
    long limit = row.getLong("limit_micros");
    OptionalLong limitMicros = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(limit);
    return new CreatorLink(
        row.getObject("id", UUID.class),
        row.getObject("creator_id", UUID.class),
        row.getObject("generator_id", UUID.class),
        row.getString("name"),
        limitMicros,
        row.getLong("spent_micros"),
        Sql.instant(row, "linked_at"));
  }
}
