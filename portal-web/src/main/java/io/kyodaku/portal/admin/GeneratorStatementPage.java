package io.kyodaku.portal.admin;

import io.kyodaku.generatorpay.GeneratorStatementDetail;
import io.kyodaku.generatorpay.GeneratorStatements;
import io.kyodaku.generatorpay.GeneratorStatements.StatedUsage;
import io.kyodaku.portal.Going;
import io.kyodaku.shared.WireId;
import io.kyodaku.stripe.Payee;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One closed statement of a generator with its lines, and the single usages behind them. */
@Named
@RequestScoped
public class GeneratorStatementPage {

  private static final int USAGES_SHOWN = 25;

  @Inject private GeneratorStatements statements;
  private @Nullable String id;
  private @Nullable String after;
  private @Nullable List<StatedUsage> usages;
  private @Nullable GeneratorStatementDetail detail;

  public void load() {
    detail = WireId.STATEMENT.parse(id).flatMap(statements::find).orElse(null);
    if (detail == null) {
      Going.nowhere();
    }
  }

  public @Nullable GeneratorStatementDetail getDetail() {
    return detail;
  }

  /** Whose it is. */
  public @Nullable Payee getPayee() {
    return detail == null ? null : Payee.ofGenerator(detail.statement().generatorId());
  }

  private List<StatedUsage> usages() {
    if (usages == null) {
      usages =
          detail == null
              ? List.of()
              : statements.usages(detail.statement().id(), start(), USAGES_SHOWN + 1);
    }
    return usages;
  }

  /** The usages that it adds up, line by line. */
  public List<StatedUsage> getUsages() {
    return usages().stream().limit(USAGES_SHOWN).toList();
  }

  public String getPrevious() {
    return start().isEmpty() ? "" : Link.to("/admin/generator-statement").with("id", id).toString();
  }

  public String getNext() {
    if (usages().size() <= USAGES_SHOWN) {
      return "";
    }
    StatedUsage last = usages().get(USAGES_SHOWN - 1);
    return Link.to("/admin/generator-statement")
        .with("id", id)
        .with("after", last.position() + "-" + last.authorizationId())
        .toString();
  }

  private Optional<StatedUsage> start() {
    try {
      if (after == null || after.indexOf('-') < 1) {
        return Optional.empty();
      }
      int hyphen = after.indexOf('-');
      return Optional.of(
          new StatedUsage(
              UUID.fromString(after.substring(hyphen + 1)),
              Integer.parseInt(after.substring(0, hyphen)),
              0,
              Instant.EPOCH,
              0));
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
