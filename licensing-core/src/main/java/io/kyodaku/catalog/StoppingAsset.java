package io.kyodaku.catalog;

import io.kyodaku.log.Actor;
import io.kyodaku.policy.Level;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * The kill switch: from now on nothing is granted for the asset, for the work or for all that the
 * tenant owns, and what was granted before is taken back, or may be settled, as the owner says.
 */
@Dependent
public class StoppingAsset {

  private final StopSwitch stops;

  @Inject
  StoppingAsset(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    stops = new StopSwitch(rows, clock);
  }

  /**
   * What became of it; doing it twice is doing it once. What may settle can still be taken back, by
   * stopping again; what was taken back stays so.
   */
  public enum Outcome {
    STOPPED,
    /** No such asset or work of this tenant. */
    NOT_FOUND
  }

  @TenantScoped
  public Outcome stop(TenantId tenant, Actor by, Level level, GrantedBefore before) {
    return stops.stop(tenant, by, level, before) ? Outcome.STOPPED : Outcome.NOT_FOUND;
  }
}
