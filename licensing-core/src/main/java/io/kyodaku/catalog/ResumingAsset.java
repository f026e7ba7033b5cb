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

/** Takes a stop back at the level where it was made; a stop at another level still holds. */
@Dependent
public class ResumingAsset {

  private final StopSwitch stops;

  @Inject
  ResumingAsset(@DatabaseRole(Kind.TENANT) DataSource rows, Clock clock) {
    stops = new StopSwitch(rows, clock);
  }

  /** What became of it; doing it twice is doing it once. */
  public enum Outcome {
    RESUMED,
    /** No such asset or work of this tenant. */
    NOT_FOUND
  }

  @TenantScoped
  public Outcome resume(TenantId tenant, Actor by, Level level) {
    return stops.resume(tenant, by, level) ? Outcome.RESUMED : Outcome.NOT_FOUND;
  }
}
