package io.kyodaku.portal.rightsholder;

import io.kyodaku.log.EntryKind;
import io.kyodaku.log.PlacedEntry;
import io.kyodaku.log.ReadingLog;
import io.kyodaku.payout.OwnPayouts;
import io.kyodaku.payout.Payout;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.MemberShare;
import io.kyodaku.statement.OwnStatements;
import io.kyodaku.statement.Statement;
import io.kyodaku.statement.StatementDetail;
import io.kyodaku.withholding.OwnTaxProfiles;
import io.kyodaku.withholding.TaxBasis;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the tenant's periods add up to, one statement for each, and one of them with its lines. */
@Named
@RequestScoped
public class OwnStatementsPage {

  private static final int PAGE_SIZE = 24;

  @Inject private OwnStatements statements;
  @Inject private OwnPayouts payouts;
  @Inject private OwnTaxProfiles profiles;
  @Inject private OwnNames names;
  @Inject private ReadingLog log;
  @Inject private TenantDesk desk;
  private @Nullable List<Statement> list;
  private @Nullable StatementDetail detail;
  private @Nullable Map<UUID, Payout> paid;
  private @Nullable List<MemberShare> members;
  private TaxBasis tax = TaxBasis.NONE;
  private UUID statementId = Nowhere.ID;
  private int page;

  /** When one statement is opened: it must be one of this tenant's, and the member's to see. */
  public void open() {
    Optional<StatementDetail> found =
        desk.has(Right.MONEY) ? statements.find(desk.tenant(), statementId) : Optional.empty();
    found.ifPresentOrElse(this::show, desk::notFound);
  }

  private void show(StatementDetail found) {
    detail = found;
    names.read(found.lines().stream().flatMap(line -> line.assetId().stream()).toList());
    paid = payouts.ofStatements(desk.tenant(), Set.of(statementId));
    Statement.Tax went = found.statement().tax();
    tax = profiles.basis(desk.tenant(), went.profileId(), went.rateId());
  }

  /** What of the statement that is opened is whose, where it was divided among members. */
  public List<MemberShare> getMembers() {
    if (members == null) {
      members = detail == null ? List.of() : statements.members(desk.tenant(), detail);
    }
    return members;
  }

  /** What the statement that is opened went by in matters of tax. */
  public TaxBasis getTax() {
    return tax;
  }

  public List<Statement> getList() {
    if (list == null) {
      list = desk.has(Right.MONEY) ? statements.list(desk.tenant(), page, PAGE_SIZE) : List.of();
      Set<UUID> ids = list.stream().map(Statement::id).collect(Collectors.toSet());
      paid = payouts.ofStatements(desk.tenant(), ids);
    }
    return list;
  }

  /** Perhaps: the page is full. */
  public boolean isMore() {
    return getList().size() == PAGE_SIZE;
  }

  public @Nullable StatementDetail getDetail() {
    return detail;
  }

  /** How far the payout of a statement that is shown is: a key of the texts. */
  public String payoutOf(Statement statement) {
    Payout payout = paid == null ? null : paid.get(statement.id());
    if (payout != null) {
      return payout.status().name();
    }
    return statement.payableMinor() > 0 ? "WAITING" : "NONE";
  }

  /** The payout of the statement that is opened, on the wire; empty where there is none. */
  public String getPayoutId() {
    Payout payout = paid == null ? null : paid.get(statementId);
    return payout == null ? "" : WireId.PAYOUT.format(payout.id());
  }

  /** What shows anybody that the log has exactly this statement; empty where the log has none. */
  public String getProof() {
    StatementDetail shown = detail;
    if (shown == null) {
      return "";
    }
    return log.entry(EntryKind.STATEMENT, statementId)
        .map(PlacedEntry::entry)
        .map(
            entry ->
                Json.createObjectBuilder()
                    .add("statement", getId())
                    .add(
                        "salt",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(entry.salt()))
                    .add("text", shown.text())
                    .build()
                    .toString())
        .orElse("");
  }

  /** The asset that a line is about, by name; empty where it is about none. */
  public String assetOf(Statement.Line line) {
    return line.assetId().map(names::name).orElse("");
  }

  /** As its owner calls it, where that is another name. */
  public String originalOf(Statement.Line line) {
    return line.assetId().map(names::original).orElse("");
  }

  public String getId() {
    return WireId.STATEMENT.format(statementId);
  }

  public void setId(@Nullable String id) {
    statementId = WireId.STATEMENT.parse(id).orElse(Nowhere.ID);
  }

  public int getPage() {
    return page;
  }

  public String getPageText() {
    return String.valueOf(page);
  }

  public void setPageText(@Nullable String typed) {
    page = Paging.page(typed);
  }
}
