package io.kyodaku.portal.rightsholder;

import io.kyodaku.contract.ContractStatus;
import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.OwnContract;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.statement.TryingPeriodTerms;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last statements as the draft of a contract would have made them, beside what they are. */
@Named
@RequestScoped
public class TriedStatements {

  @Inject private OwnContract contract;
  @Inject private TryingPeriodTerms trying;
  @Inject private TenantDesk desk;
  @Inject private PageErrors texts;
  @Inject private Formats formats;
  private @Nullable List<Row> rows;

  /**
   * One statement.
   *
   * @param before what its lines beyond usages came to
   * @param after what they would come to; empty where it would have stayed open
   * @param paid whether it was paid, and would be
   * @param trouble why it would have stayed open; empty where it would not
   */
  public record Row(String period, String before, String after, String paid, String trouble) {}

  /** The latest first; none without a draft that binds a plugin. */
  public List<Row> getRows() {
    if (rows == null) {
      rows =
          contract.versions(desk.tenant()).stream()
              .filter(version -> version.status() == ContractStatus.DRAFT)
              .filter(TriedStatements::bindsPlugin)
              .findFirst()
              .map(draft -> trying.tryOut(desk.tenant(), draft.versionId()))
              .orElse(List.of())
              .stream()
              .map(this::row)
              .toList();
    }
    return rows;
  }

  private static boolean bindsPlugin(ContractView draft) {
    return draft.terms().terms().isPresent() || draft.terms().schedule().isPresent();
  }

  private Row row(TryingPeriodTerms.Tried tried) {
    String currency = tried.statement().currency().getCurrencyCode();
    String period =
        formats.date(tried.statement().fromDate())
            + " – "
            + formats.date(tried.statement().toDate().minusDays(1));
    String before = formats.money(tried.linesBeforeMicros(), currency);
    String was =
        texts.text(tried.statement().paidLater() ? "rights.formula.waits" : "rights.formula.pays");
    return switch (tried.would()) {
      case TryingPeriodTerms.StaysOpen open -> new Row(period, before, "", was, open.why());
      case TryingPeriodTerms.Stated stated ->
          new Row(
              period,
              before,
              formats.money(stated.linesMicros(), currency),
              stated
                  .paid()
                  .map(pays -> pays ? "rights.formula.pays" : "rights.formula.waits")
                  .map(texts::text)
                  .map(would -> would.equals(was) ? was : was + " → " + would)
                  .orElse("–"),
              "");
    };
  }
}
