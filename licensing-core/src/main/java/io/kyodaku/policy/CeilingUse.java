package io.kyodaku.policy;

import io.kyodaku.rule.Ceiling;
import io.kyodaku.rule.Controls;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** How much of its ceilings an owner has given away. */
@Dependent
public class CeilingUse {

  private final Sql rows;
  private final Clock clock;

  @Inject
  CeilingUse(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    this.rows = new Sql(rows);
    this.clock = clock;
  }

  /**
   * @param used grants so far, of today or ever; where each creator is counted alone, of the one
   *     that has most
   */
  public record Used(Ceiling ceiling, long used) {}

  private record Count(String per, String span, long used) {}

  /** In the order of the ceilings. */
  @TenantScoped
  public List<Used> of(TenantId tenant, Level level, Controls controls) {
    if (controls.ceilings().isEmpty()) {
      return List.of();
    }
    LocalDate today = clock.instant().atZone(controls.zone()).toLocalDate();
    List<Count> counts =
        rows.list(
            "select per, span, max(used) as used from ceiling_count where tenant_id = ?"
                + " and subject_id = ? and (span = 'EVER' or day = ?::date) group by per, span",
            row -> new Count(row.getString("per"), row.getString("span"), row.getLong("used")),
            tenant,
            subject(tenant, level),
            today.toString());
    return controls.ceilings().stream()
        .map(ceiling -> new Used(ceiling, used(ceiling, counts)))
        .toList();
  }

  private static long used(Ceiling ceiling, List<Count> counts) {
    return counts.stream()
        .filter(count -> count.per().equals(ceiling.per().name()))
        .filter(count -> count.span().equals(ceiling.span().name()))
        .mapToLong(Count::used)
        .findFirst()
        .orElse(0);
  }

  private static UUID subject(TenantId tenant, Level level) {
    return switch (level) {
      case Level.OfAsset of -> of.assetId();
      case Level.OfWork of -> of.workId();
      case Level.OfTenant of -> tenant.value();
    };
  }
}
