package io.kyodaku.catalog;

import io.kyodaku.screening.Grade;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** A rightsholder says whether a name counts alone, or lets screening say so again. */
@Dependent
public class GradingAlias {

  private final Sql rows;

  @Inject
  public GradingAlias(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /** What became of it. */
  public enum Outcome {
    GRADED,
    /** No such alias of this tenant, or no longer. */
    NOT_FOUND
  }

  /**
   * @param grade empty for what {@link Grade#of} says
   */
  @TenantScoped
  public Outcome grade(TenantId tenant, UUID aliasId, Optional<Grade> grade) {
    int changed =
        rows.update(
            "update alias set grade = ?, version = version + 1 where id = ? and tenant_id = ?",
            grade.map(Grade::name).orElse(null),
            aliasId,
            tenant);
    return changed > 0 ? Outcome.GRADED : Outcome.NOT_FOUND;
  }
}
