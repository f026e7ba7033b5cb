package io.kyodaku.promotion;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Operators set what creators are given each day; each setting is kept, and the last holds. */
@Dependent
public class SettingAllowance {

  /** More a day would be worth buying in bulk from people who have many accounts. */
  private static final long CREDIT_MICROS_AT_MOST = 10_000_000_000L;

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Transactions transactions;
  private final Clock clock;

  @Inject
  public SettingAllowance(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.transactions = new Transactions(admin);
    this.clock = clock;
  }

  /** As it was typed; countries with commas between. */
  public record Draft(
      long creditMicros, String countries, boolean adultsOnly, String entity, String zone) {}

  public Allowance current() {
    return transactions.run(SettingAllowance::current);
  }

  static Allowance current(Connection connection) throws SQLException {
    return Sql.list(
            connection,
            "select * from allowance_policy order by version desc limit 1",
            row ->
                new Allowance(
                    row.getLong("credit_micros"),
                    parts(row.getString("countries")),
                    row.getBoolean("adults_only"),
                    row.getString("selling_entity"),
                    ZoneId.of(row.getString("zone"))))
        .stream()
        .findFirst()
        .orElse(Allowance.NONE);
  }

  /** What is wrong with it; nothing when it holds now. */
  public List<FieldError> set(Actor actor, UUID accountId, Draft draft) {
    FieldErrors errors = new FieldErrors();
    if (draft.creditMicros() < 0 || draft.creditMicros() > CREDIT_MICROS_AT_MOST) {
      errors.add(
          "daily",
          PromotionFault.PROMOTION_CREDITS_OUT_OF_BOUNDS,
          CREDIT_MICROS_AT_MOST / Money.MICROS_PER_MAJOR);
    }
    List<String> countries = parts(draft.countries().toUpperCase(Locale.ROOT));
    countries.stream()
        .filter(code -> !COUNTRIES.contains(code))
        .findFirst()
        .ifPresent(
            code ->
                errors.add(
                    "countries",
                    PromotionFault.PROMOTION_COUNTRY_UNKNOWN,
                    code.length() > 2 ? "…" : code));
    if (Giver.named(draft.entity()).isEmpty()) {
      errors.add("giver", PromotionFault.PROMOTION_SELLER_UNKNOWN);
    }
    if (!ZoneId.getAvailableZoneIds().contains(draft.zone().strip())) {
      errors.add("zone", PromotionFault.PROMOTION_ZONE_UNKNOWN);
    }
    if (!errors.none()) {
      return errors.list();
    }
    return transactions.run(
        connection -> {
          Sql.execute(
              connection,
              """
              insert into allowance_policy (credit_micros, countries, adults_only, selling_entity, zone, set_by, set_at)
              values (?, ?, ?, ?, ?, ?, ?)
              """,
              draft.creditMicros(),
              String.join(",", countries),
              draft.adultsOnly(),
              draft.entity(),
              draft.zone().strip(),
              accountId,
              clock.instant());
          Audit.record(
              connection,
              actor,
              AuditAction.ALLOWANCE_SET,
              null,
              null,
              draft.creditMicros() / Money.MICROS_PER_MAJOR + " " + String.join(",", countries),
              clock);
          return List.of();
        });
  }

  private static List<String> parts(String list) {
    return Arrays.stream(list.split("[,\\s]+", -1)).filter(part -> !part.isEmpty()).toList();
  }
}
