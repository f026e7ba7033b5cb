package io.kyodaku.joint;

import io.kyodaku.rule.Use;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An agreement of two owners. One proposes it: something of its own and something of another's that
 * may appear together, for some uses in some territories between two dates, and how what both ask
 * is divided. The other accepts or declines it before it lapses; until then the proposer may
 * withdraw it. In force, either ends it at once, and what was granted by then is settled as it was
 * granted. Other terms are another agreement, which replaces it.
 *
 * @param proposed what the proposer brings
 * @param wanted what the other does
 * @param proposerBps the proposer's part of what both ask; the rest is the other's
 * @param territories as claims store them
 * @param zone in which its days are meant
 * @param startsAt empty for the moment of acceptance
 * @param endsAt the end of its last day; empty for no end
 * @param lapsesAt until when it may be answered
 * @param overAt from when it counts for nothing new, where somebody or something ended it
 * @param overSide who ended it
 * @param reason why it was declined or ended, in the words of whoever did; else empty
 * @param names of owners, assets and works by id, as they are published
 */
public record JointAgreement(
    UUID id,
    TenantId proposer,
    TenantId other,
    JointSubject proposed,
    JointSubject wanted,
    int proposerBps,
    Set<Use> uses,
    String territories,
    ZoneId zone,
    Optional<Instant> startsAt,
    Optional<Instant> endsAt,
    String note,
    JointStatus status,
    Instant proposedAt,
    Instant lapsesAt,
    Optional<Instant> answeredAt,
    Optional<Instant> overAt,
    Optional<JointSide> overSide,
    String reason,
    Optional<UUID> replacedBy,
    Map<UUID, String> names) {

  private static final int WHOLE_BPS = 10_000;

  static final String COLUMNS =
      "id, proposer_id, other_id, proposer_asset_id, proposer_work_id, other_asset_id,"
          + " other_work_id, proposer_bps, uses, territories, zone, starts_at, ends_at, note,"
          + " status, proposed_at, lapses_at, answered_at, over_at, over_side, reason, replaced_by";

  public JointAgreement {
    uses = Collections.unmodifiableSet(EnumSet.copyOf(uses));
    names = Map.copyOf(names);
  }

  /** What a tenant brings to it. */
  public JointSubject of(TenantId tenant) {
    return tenant.equals(proposer) ? proposed : wanted;
  }

  /** Its part of what both ask, in basis points. */
  public int bpsOf(TenantId tenant) {
    return tenant.equals(proposer) ? proposerBps : WHOLE_BPS - proposerBps;
  }

  /** The one that it is with. */
  public TenantId partnerOf(TenantId tenant) {
    return tenant.equals(proposer) ? other : proposer;
  }

  public boolean isProposedBy(TenantId tenant) {
    return tenant.equals(proposer);
  }

  public boolean isOf(TenantId tenant) {
    return tenant.equals(proposer) || tenant.equals(other);
  }

  /** Whether it counts for what is asked for at that moment. */
  public boolean isInForceAt(Instant now) {
    return isEndableAt(now) && !now.isBefore(startsAt.orElse(now));
  }

  /**
   * Whether there is something to end: it counts for what is asked for at that moment or later. One
   * that was replaced does until the other begins.
   */
  public boolean isEndableAt(Instant now) {
    Instant begins = beginsAt(now);
    Instant from = begins.isBefore(now) ? now : begins;
    return (status == JointStatus.ACCEPTED || status == JointStatus.REPLACED)
        && endsAt.filter(end -> !from.isBefore(end)).isEmpty()
        && overAt.filter(end -> !from.isBefore(end)).isEmpty();
  }

  public JointStanding standingAt(Instant now) {
    return JointStanding.of(this, now);
  }

  /** When it began, or would if it were accepted at that moment. */
  public Instant beginsAt(Instant now) {
    Instant accepted = answeredAt.orElse(now);
    return startsAt.filter(accepted::isBefore).orElse(accepted);
  }

  /** Whether the other side may still answer. */
  public boolean waitsAt(Instant now) {
    return status == JointStatus.PROPOSED && now.isBefore(lapsesAt);
  }

  /** Its first day, in its zone; empty where it begins when it is accepted. */
  public Optional<LocalDate> firstDay() {
    return startsAt.map(at -> LocalDate.ofInstant(at, zone));
  }

  /** Its last day, in its zone. */
  public Optional<LocalDate> lastDay() {
    return endsAt.map(at -> LocalDate.ofInstant(at.minusNanos(1), zone));
  }

  /** As it is published; empty where it is no more. */
  public String nameOf(UUID of) {
    return names.getOrDefault(of, "");
  }

  static JointAgreement read(ResultSet row) throws SQLException {
    Set<Use> uses = EnumSet.noneOf(Use.class);
    for (String use : List.of(row.getString("uses").split(",", -1))) {
      uses.add(Use.valueOf(use));
    }
    return new JointAgreement(
        row.getObject("id", UUID.class),
        new TenantId(row.getObject("proposer_id", UUID.class)),
        new TenantId(row.getObject("other_id", UUID.class)),
        JointSubject.of(
            row.getObject("proposer_asset_id", UUID.class),
            row.getObject("proposer_work_id", UUID.class)),
        JointSubject.of(
            row.getObject("other_asset_id", UUID.class),
            row.getObject("other_work_id", UUID.class)),
        row.getInt("proposer_bps"),
        uses,
        row.getString("territories"),
        ZoneId.of(row.getString("zone")),
        Sql.optionalInstant(row, "starts_at"),
        Sql.optionalInstant(row, "ends_at"),
        row.getString("note"),
        JointStatus.valueOf(row.getString("status")),
        Sql.instant(row, "proposed_at"),
        Sql.instant(row, "lapses_at"),
        Sql.optionalInstant(row, "answered_at"),
        Sql.optionalInstant(row, "over_at"),
        Optional.ofNullable(row.getString("over_side")).map(JointSide::valueOf),
        row.getString("reason"),
        Optional.ofNullable(row.getObject("replaced_by", UUID.class)),
        Map.of());
  }

  JointAgreement named(Map<UUID, String> published) {
    return new JointAgreement(
        id,
        proposer,
        other,
        proposed,
        wanted,
        proposerBps,
        uses,
        territories,
        zone,
        startsAt,
        endsAt,
        note,
        status,
        proposedAt,
        lapsesAt,
        answeredAt,
        overAt,
        overSide,
        reason,
        replacedBy,
        published);
  }
}
