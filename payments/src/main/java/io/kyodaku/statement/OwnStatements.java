package io.kyodaku.statement;

import io.kyodaku.shared.DatabaseFailure;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What a tenant sees of its statements. */
@Dependent
public class OwnStatements {

  private final DataSource own;

  @Inject
  public OwnStatements(@DatabaseRole(Kind.TENANT) DataSource own) {
    this.own = own;
  }

  /** The newest first; pages count from 0. */
  @TenantScoped
  public List<Statement> list(TenantId tenant, int page, int size) {
    try (Connection connection = own.getConnection()) {
      return Statements.list(connection, Optional.of(tenant), page, size);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** What of one of its own is whose, where its terms plugin divided it among members. */
  @TenantScoped
  public List<MemberShare> members(TenantId tenant, StatementDetail detail) {
    try (Connection connection = own.getConnection()) {
      return MemberShare.of(connection, detail);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** Another tenant's is not found. */
  @TenantScoped
  public Optional<StatementDetail> find(TenantId tenant, UUID id) {
    try (Connection connection = own.getConnection()) {
      return Statements.find(connection, id)
          .filter(detail -> detail.statement().tenant().equals(tenant));
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }
}
