package io.kyodaku.oversight;

import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.LedgerAccounts;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Rightsholders as an operator looks for them, with what they have and what they are owed. */
@Dependent
public class TenantDirectory {

  public static final int PAGE_SIZE = 25;

  private static final String FOUND =
      """
      select t.id, t.slug, t.name, t.country, t.currency, t.selling_entity, t.status, t.created_at,
        (select count(*) from ownership_claim c where c.tenant_id = t.id and c.status = 'LIVE') as assets
      from tenant t
      where (? = '' or t.name ilike ? or t.slug like ?) and (? = '' or t.status = ?)
        and (not ? or t.id in (select tenant_id from details_changed))
        and (? = '' or t.selling_entity = ?) and (? = '' or t.currency = ?)
      order by t.name, t.id limit ? offset ?
      """;

  private final Sql admin;
  private final LedgerAccounts accounts;

  @Inject
  public TenantDirectory(@DatabaseRole(Kind.ADMIN) DataSource admin, LedgerAccounts accounts) {
    this.admin = new Sql(admin);
    this.accounts = accounts;
  }

  /**
   * Whom to look for; what is empty is not asked for.
   *
   * @param words a part of the name, or how the slug begins
   * @param changed only those that say something else of themselves than what was seen of them
   */
  public record Which(
      String words, String status, boolean changed, String entity, String currency) {}

  /**
   * @param assets that it licenses, or could
   * @param accrued royalties in all, before anything was paid or taken back, by currency
   * @param owed of these, what has not reached it, by currency; may be below zero
   */
  public record Listed(
      TenantId id,
      String slug,
      String name,
      String country,
      String currency,
      String entity,
      TenantStatus status,
      Instant createdAt,
      long assets,
      List<Money> accrued,
      List<Money> owed) {}

  private record Found(
      UUID id,
      String slug,
      String name,
      String country,
      String currency,
      String entity,
      TenantStatus status,
      Instant createdAt,
      long assets) {}

  /**
   * By name.
   *
   * @param page from 0, of {@link #PAGE_SIZE} and one more, which tells that there is another page
   */
  public List<Listed> page(Which which, int page) {
    String words = which.words().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    List<Found> found =
        admin.list(
            FOUND,
            row ->
                new Found(
                    row.getObject("id", UUID.class),
                    row.getString("slug"),
                    row.getString("name"),
                    row.getString("country"),
                    row.getString("currency"),
                    row.getString("selling_entity"),
                    TenantStatus.valueOf(row.getString("status")),
                    Sql.instant(row, "created_at"),
                    row.getLong("assets")),
            words,
            "%" + words + "%",
            words.toLowerCase(java.util.Locale.ROOT) + "%",
            which.status(),
            which.status(),
            which.changed(),
            which.entity(),
            which.entity(),
            which.currency(),
            which.currency(),
            PAGE_SIZE + 1,
            (long) Math.max(page, 0) * PAGE_SIZE);
    List<LedgerAccounts.Line> money = accounts.of(found.stream().map(Found::id).toList());
    return found.stream()
        .map(
            t ->
                new Listed(
                    new TenantId(t.id()),
                    t.slug(),
                    t.name(),
                    t.country(),
                    t.currency(),
                    t.entity(),
                    t.status(),
                    t.createdAt(),
                    t.assets(),
                    accrued(of(money, t.id())),
                    owed(of(money, t.id()))))
        .toList();
  }

  /** How many assets it licenses, or could. */
  public long assets(TenantId tenant) {
    return admin
        .first(
            "select count(*) from ownership_claim where tenant_id = ? and status = 'LIVE'",
            row -> row.getLong(1),
            tenant)
        .orElse(0L);
  }

  /** What has not reached it, by currency: in no statement yet, stated, or on its way. */
  public List<Owed> owed(TenantId tenant) {
    List<LedgerAccounts.Line> money = accounts.of(List.of(tenant.value()));
    return money.stream()
        .map(line -> line.entity() + " " + line.ledger())
        .distinct()
        .map(
            books -> {
              List<LedgerAccounts.Line> of =
                  money.stream()
                      .filter(line -> books.equals(line.entity() + " " + line.ledger()))
                      .toList();
              return new Owed(
                  of.getFirst().entity(),
                  Currency.getInstance(of.getFirst().ledger()),
                  sum(of, AccountKind.ROYALTY_PAYABLE),
                  sum(of, AccountKind.STATEMENT_PAYABLE),
                  sum(of, AccountKind.PAYOUTS_IN_TRANSIT));
            })
        .toList();
  }

  /**
   * Of one selling entity's books in one currency, in micros.
   *
   * @param accruedMicros for settled usages, in no statement yet; below zero when it owes us
   * @param statedMicros on closed statements, not sent
   * @param movingMicros sent, and not at its bank yet
   */
  public record Owed(
      String entity, Currency currency, long accruedMicros, long statedMicros, long movingMicros) {

    public long sumMicros() {
      return accruedMicros + statedMicros;
    }
  }

  private static long sum(List<LedgerAccounts.Line> lines, AccountKind kind) {
    return lines.stream()
        .filter(line -> line.kind() == kind)
        .map(LedgerAccounts.Line::balance)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .longValueExact();
  }

  private static List<LedgerAccounts.Line> of(List<LedgerAccounts.Line> money, @Nullable UUID id) {
    return money.stream()
        .filter(line -> line.ownerId().filter(id2 -> id2.equals(id)).isPresent())
        .toList();
  }

  private static List<Money> accrued(List<LedgerAccounts.Line> money) {
    return byCurrency(
        money.stream().filter(line -> line.kind() == AccountKind.ROYALTY_PAYABLE).toList(),
        line -> line.sums().credits());
  }

  private static List<Money> owed(List<LedgerAccounts.Line> money) {
    return byCurrency(
        money.stream()
            .filter(
                line ->
                    line.kind() == AccountKind.ROYALTY_PAYABLE
                        || line.kind() == AccountKind.STATEMENT_PAYABLE)
            .toList(),
        LedgerAccounts.Line::balance);
  }

  private static List<Money> byCurrency(
      List<LedgerAccounts.Line> lines,
      java.util.function.Function<LedgerAccounts.Line, BigDecimal> amount) {
    return lines.stream()
        .map(LedgerAccounts.Line::ledger)
        .distinct()
        .map(
            currency ->
                new Money(
                    lines.stream()
                        .filter(line -> line.ledger().equals(currency))
                        .map(amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .longValueExact(),
                    Currency.getInstance(currency)))
        .toList();
  }
}
