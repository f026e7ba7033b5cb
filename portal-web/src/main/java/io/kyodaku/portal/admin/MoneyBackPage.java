package io.kyodaku.portal.admin;

import io.kyodaku.ledger.Transfers;
import io.kyodaku.moneyback.MoneyBackTrace;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One refund or dispute, from Stripe's events to the lines of statements. */
@Named
@RequestScoped
public class MoneyBackPage {

  @Inject private MoneyBackTrace trace;
  @Inject private Transfers transfers;
  @Inject private PageErrors texts;
  private @Nullable String id;
  private MoneyBackTrace.@Nullable Case found;

  public void load() {
    found = WireId.MONEY_BACK.parse(id).flatMap(trace::find).orElse(null);
    if (found == null) {
      Going.nowhere();
    }
  }

  public MoneyBackTrace.@Nullable Case getFound() {
    return found;
  }

  /** What Stripe says of it, in the reader's language where it is a known word. */
  public String getState() {
    return found == null
        ? ""
        : texts.text("moneyBack.state." + found.stripeStatus(), "moneyBack.state.other");
  }

  /** The badge's colour. */
  public String getTone() {
    return found == null
        ? ""
        : switch (found.status()) {
          case "ASKED", "OPEN" -> "warn";
          case "LOST", "FAILED", "REFUSED" -> "bad";
          default -> "good";
        };
  }

  public List<MoneyBackTrace.Told> getEvents() {
    return found == null ? List.of() : trace.events(found);
  }

  public List<MoneyBackTrace.Burned> getBurns() {
    return found == null ? List.of() : trace.burns(found);
  }

  public List<MoneyBackTrace.Royalty> getRoyalties() {
    return found == null ? List.of() : trace.royalties(found);
  }

  public List<Transfers.Entry> getEntries() {
    return found == null ? List.of() : transfers.about(found.id());
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
