package io.kyodaku.catalog;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.policy.PolicyVersions;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.OwnTenant;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A rightsholder says one thing anew of many assets: first it sees what would change, then it is
 * done in one transaction, as it was seen or not at all. It can be taken back.
 */
@Dependent
public class ChangingAssets {

  public static final int ASSETS_AT_MOST = 10_000;

  private final DataSource source;
  private final Sql rows;
  private final AssetSayings sayings;
  private final Clock clock;

  @Inject
  ChangingAssets(@DatabaseRole(Kind.TENANT) DataSource source, Clock clock) {
    this.source = source;
    this.rows = new Sql(source);
    this.sayings = new AssetSayings(rows);
    this.clock = clock;
  }

  /** What can be said anew. */
  public enum What {
    POLICY,
    PRICE,
    PERCENT,
    TERRITORIES,
    STOP,
    RESUME
  }

  /**
   * As it was typed in.
   *
   * @param what a {@link What} by name
   * @param value a preset by name or nothing, a price, a percentage such as {@code -12.5}, or
   *     territories such as {@code JP|US}
   */
  public record Typed(@Nullable String what, @Nullable String value) {}

  /** Which assets. */
  public sealed interface Selection {

    /** Those of the tenant among them. */
    record Chosen(Set<UUID> assetIds) implements Selection {
      public Chosen {
        assetIds = Set.copyOf(assetIds);
      }
    }

    /** All that a filter finds when it is done. */
    record Matching(AssetFilter filter) implements Selection {}
  }

  /**
   * Assets that say the same and will say the same.
   *
   * @param before a preset or nothing, micros a second, territories, {@code ON} or {@code STOPPED}
   */
  public record Group(String before, String after, int assets) {}

  /**
   * What would change.
   *
   * @param groups the largest first, at most {@link AssetSayings#GROUPS_AT_MOST}
   * @param mark of all that was seen: what is done later is this, or nothing
   */
  public record Seen(
      String kind, Currency currency, int selected, int changing, List<Group> groups, String mark)
      implements Looked, Outcome {}

  /** What came of looking. */
  public sealed interface Looked {}

  /** What came of doing it; {@link Seen} where it would now change otherwise than was seen. */
  public sealed interface Outcome {}

  public record Invalid(List<FieldError> errors) implements Looked, Outcome {}

  public record TooMany(int assetsAtMost) implements Looked, Outcome {}

  public record Done(UUID changeId, int assets) implements Outcome {}

  @TenantScoped
  public Looked look(TenantId tenant, Selection selection, Typed typed) {
    FieldErrors errors = new FieldErrors();
    Optional<AssetChange> change = AssetChange.read(errors, typed);
    if (change.isEmpty()) {
      return new Invalid(errors.list());
    }
    List<AssetSayings.Saying> said = sayings.of(tenant, selection, change.get().kind());
    if (said.size() > ASSETS_AT_MOST) {
      return new TooMany(ASSETS_AT_MOST);
    }
    return ofOthers(errors, change.get(), said)
        ? new Invalid(errors.list())
        : seen(change.get(), said);
  }

  /**
   * @param mark of what was seen
   */
  @TenantScoped
  public Outcome change(TenantId tenant, Actor by, Selection selection, Typed typed, String mark) {
    FieldErrors errors = new FieldErrors();
    Optional<AssetChange> read = AssetChange.read(errors, typed);
    if (read.isEmpty()) {
      return new Invalid(errors.list());
    }
    AssetChange change = read.get();
    sayings.holdCatalog(tenant);
    List<AssetSayings.Saying> said = sayings.of(tenant, selection, change.kind());
    if (said.size() > ASSETS_AT_MOST) {
      return new TooMany(ASSETS_AT_MOST);
    }
    if (ofOthers(errors, change, said)) {
      return new Invalid(errors.list());
    }
    Seen now = seen(change, said);
    if (!now.mark().equals(mark) || now.changing() == 0) {
      return now;
    }
    List<AssetSayings.Line> lines = AssetSayings.lines(said, change);
    sayings.say(tenant, change.kind(), lines, by, PolicyVersions.How.MANY, clock.instant());
    UUID id = keep(tenant, by, change, lines);
    String detail = lines.size() + " assets: " + change.detail();
    rows.run(c -> Audit.record(c, by, AuditAction.ASSETS_CHANGED, tenant, id, detail, clock));
    return new Done(id, lines.size());
  }

  private boolean ofOthers(FieldErrors errors, AssetChange change, List<AssetSayings.Saying> said) {
    if (!sayings.ofOthers(change.kind(), AssetSayings.lines(said, change)).isEmpty()) {
      errors.add("territories", CatalogFault.TERRITORIES_OF_OTHERS);
    }
    return !errors.none();
  }

  private Seen seen(AssetChange change, List<AssetSayings.Saying> said) {
    List<AssetSayings.Line> lines = AssetSayings.lines(said, change);
    return new Seen(
        change.kind().name(),
        OwnTenant.of(source).currency(),
        said.size(),
        lines.size(),
        AssetSayings.groups(lines),
        AssetSayings.mark(lines));
  }

  private UUID keep(TenantId tenant, Actor by, AssetChange change, List<AssetSayings.Line> lines) {
    UUID id = Ids.next();
    rows.update(
        "insert into asset_change (id, tenant_id, kind, assets, changed_by, created_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        id,
        tenant,
        change.kind(),
        lines.size(),
        by.id(),
        clock.instant());
    rows.update(
        "insert into asset_change_line (tenant_id, change_id, asset_id, said_before, said_after)"
            + " select ?, ?, asset_id, said_before, said_after"
            + " from unnest(?::uuid[], ?::text[], ?::text[])"
            + " as n (asset_id, said_before, said_after)",
        tenant,
        id,
        lines.stream().map(line -> line.assetId().toString()).toArray(String[]::new),
        lines.stream().map(AssetSayings.Line::before).toArray(String[]::new),
        lines.stream().map(AssetSayings.Line::after).toArray(String[]::new));
    return id;
  }
}
