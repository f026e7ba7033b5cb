package io.kyodaku.contract;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Upgrades of all rightsholders' plugins, for operators. */
@Dependent
public class Upgrades {

  public static final int PAGE_SIZE = 25;

  private final Sql admin;
  private final Clock clock;

  @Inject
  public Upgrades(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  public Optional<Upgrade> find(UUID id) {
    return admin.first(Upgrade.SELECT + " where u.id = ?", Upgrade::of, clock.instant(), id);
  }

  /**
   * The latest first, of {@link #PAGE_SIZE} and one more, which tells that there is another page.
   *
   * @param standing only those; all when empty
   * @param page from 0
   */
  public List<Upgrade> page(Optional<Upgrade.Standing> standing, int page) {
    String only = standing.map(Enum::name).orElse("");
    return admin.list(
        Upgrade.SELECT
            + " where ? = '' or s.standing = ? order by u.planned_at desc, u.id desc limit ? offset"
            + " ?",
        Upgrade::of,
        clock.instant(),
        only,
        only,
        PAGE_SIZE + 1,
        (long) Math.max(page, 0) * PAGE_SIZE);
  }

  /** Those that rest on a trial, the latest first, up to a bound. */
  public List<Upgrade> ofTrial(UUID trial, int atMost) {
    return admin.list(
        Upgrade.SELECT + " where u.trial_id = ? order by u.planned_at desc, u.id desc limit ?",
        Upgrade::of,
        clock.instant(),
        trial,
        atMost);
  }
}
