package io.kyodaku.invoice;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Finds the companies that sell. */
@Dependent
public class Sellers {

  /** All that there are, in the order in which pages show them. */
  public static final List<String> ENTITIES = List.of("JP", "US", "EU");

  private static final String ONE = "select * from seller where selling_entity = ?";

  private final Sql admin;

  @Inject
  public Sellers(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  public List<Seller> all() {
    return ENTITIES.stream().map(this::find).toList();
  }

  /** One that nobody has filled in has the name that we call it by. */
  public Seller find(String entity) {
    return admin.first(ONE, Sellers::read, entity).orElseGet(() -> Seller.unnamed(entity));
  }

  /** Where a company of ours is: ISO 3166 alpha-2. In a transaction that goes on. */
  public static String country(Connection connection, String entity) throws SQLException {
    return Sql.list(
            connection,
            "select country from seller where selling_entity = ?",
            row -> row.getString(1),
            entity)
        .stream()
        .findFirst()
        .orElseGet(() -> Seller.unnamed(entity).country());
  }

  static Seller find(Connection connection, String entity) throws SQLException {
    return Sql.list(connection, ONE, Sellers::read, entity).stream()
        .findFirst()
        .orElseGet(() -> Seller.unnamed(entity));
  }

  private static Seller read(ResultSet row) throws SQLException {
    String entity = row.getString("selling_entity");
    return new Seller(
        entity,
        row.getString("name"),
        row.getString("address"),
        row.getString("country"),
        row.getString("registration"),
        row.getString("contact"),
        Seller.zoneOf(entity));
  }
}
