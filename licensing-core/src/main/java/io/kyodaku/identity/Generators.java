package io.kyodaku.identity;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds generators with the rate card that is in force. */
@Dependent
public class Generators {

  private static final int LIST_AT_MOST = 500;
  private static final String GENERATOR =
      "select g.id, g.name, g.first_party, g.disabled_at is not null as disabled, r.version,"
          + " r.standard_per_second, r.premium_per_second from generator g"
          + " join lateral (select * from rate_card c where c.generator_id = g.id"
          + " and c.effective_from <= ? order by c.version desc limit 1) r on true";

  private final Sql admin;
  private final Clock clock;

  @Inject
  public Generators(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** A generator as people see it. */
  public record Listed(
      UUID id,
      String name,
      boolean firstParty,
      boolean disabled,
      int rateCardVersion,
      Rates rates) {}

  public Optional<Listed> find(UUID generatorId) {
    return admin.first(
        GENERATOR + " where g.id = ?", Generators::listed, clock.instant(), generatorId);
  }

  public Optional<Listed> findByName(String name) {
    return admin.first(GENERATOR + " where g.name = ?", Generators::listed, clock.instant(), name);
  }

  /** The portal's own, which acts for every creator at the creator's own hand. */
  public Optional<Listed> own() {
    return admin.first(
        GENERATOR + " where g.first_party and g.disabled_at is null order by g.id limit 1",
        Generators::listed,
        clock.instant());
  }

  /** By name; 500 at most. */
  public List<Listed> list() {
    return admin.list(
        GENERATOR + " order by g.name limit " + LIST_AT_MOST, Generators::listed, clock.instant());
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getBoolean("first_party"),
        row.getBoolean("disabled"),
        row.getInt("version"),
        new Rates(row.getLong("standard_per_second"), row.getLong("premium_per_second")));
  }
}
