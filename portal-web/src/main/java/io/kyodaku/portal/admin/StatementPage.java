package io.kyodaku.portal.admin;

import io.kyodaku.oversight.UsageDossier;
import io.kyodaku.portal.Going;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.Statement;
import io.kyodaku.statement.StatementDetail;
import io.kyodaku.statement.Statements;
import io.kyodaku.tenant.Tenants;
import io.kyodaku.withholding.TaxBasis;
import io.kyodaku.withholding.TaxProfiles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One closed statement with its lines, and the single usages behind them. */
@Named
@RequestScoped
public class StatementPage {

  private static final int USAGES_SHOWN = 25;

  @Inject private UsageDossier dossier;
  @Inject private Statements statements;
  @Inject private Tenants tenants;
  @Inject private TaxProfiles profiles;
  @Inject private NamesForOperators names;
  private @Nullable String id;
  private @Nullable String after;
  private @Nullable List<UsageDossier.StatedRow> usages;
  private @Nullable StatementDetail detail;
  private String tenant = "";
  private TaxBasis tax = TaxBasis.NONE;

  public void load() {
    detail = WireId.STATEMENT.parse(id).flatMap(statements::find).orElse(null);
    if (detail == null) {
      Going.nowhere();
    } else {
      tenant = tenants.find(detail.statement().tenant()).map(Tenants.Listed::name).orElse("");
      tax = profiles.basis(detail.statement().tax().profileId(), detail.statement().tax().rateId());
      names.read(detail.lines().stream().flatMap(line -> line.assetId().stream()).toList());
    }
  }

  public @Nullable StatementDetail getDetail() {
    return detail;
  }

  /** What it went by in matters of tax. */
  public TaxBasis getTax() {
    return tax;
  }

  /** The asset that a line is about, by name; empty where it is about none. */
  public String assetOf(Statement.Line line) {
    return line.assetId().map(one -> names.name(one, WireId.ASSET.format(one))).orElse("");
  }

  public String getTenant() {
    return tenant;
  }

  private List<UsageDossier.StatedRow> usages() {
    if (usages == null) {
      usages =
          detail == null
              ? List.of()
              : dossier.ofStatement(detail.statement().id(), start(), USAGES_SHOWN + 1);
      names.read(usages.stream().map(row -> row.usage().assetId()).toList());
    }
    return usages;
  }

  /** The usages that it adds up, in the order in which they were earned. */
  public List<UsageDossier.Stated> getUsages() {
    return usages().stream().limit(USAGES_SHOWN).map(UsageDossier.StatedRow::usage).toList();
  }

  public String getPrevious() {
    return start().isEmpty() ? "" : Link.to("/admin/statement").with("id", id).toString();
  }

  public String getNext() {
    return usages().size() <= USAGES_SHOWN
        ? ""
        : Link.to("/admin/statement")
            .with("id", id)
            .with("after", usages().get(USAGES_SHOWN - 1).royaltyId())
            .toString();
  }

  private Optional<UUID> start() {
    try {
      return after == null || after.isBlank()
          ? Optional.empty()
          : Optional.of(UUID.fromString(after));
    } catch (IllegalArgumentException forged) {
      return Optional.empty();
    }
  }

  public @Nullable String getAfter() {
    return after;
  }

  public void setAfter(@Nullable String after) {
    this.after = after;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
