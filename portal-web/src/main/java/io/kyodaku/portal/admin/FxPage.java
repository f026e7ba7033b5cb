package io.kyodaku.portal.admin;

import io.kyodaku.fx.EnteringFxRates;
import io.kyodaku.fx.EnteringFxRates.Outcome;
import io.kyodaku.fx.FxRate;
import io.kyodaku.fx.FxRates;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rates of exchange: those that were entered, and how an operator enters one, or a table of them.
 */
@Named
@ViewScoped
public class FxPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PATH = "/admin/fx";

  @Inject private transient FxRates rates;
  @Inject private transient EnteringFxRates entering;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<FxRate> listed;
  private transient String rowsWrong = "";
  private int page;
  private @Nullable String base;
  private @Nullable String quote;
  private @Nullable String rate;
  private @Nullable String date;
  private @Nullable String source;
  private @Nullable String table;
  private @Nullable String days;

  /** How old a rate may be stands in its field. */
  public void load() {
    days = String.valueOf(rates.daysAtMost());
  }

  private List<FxRate> listed() {
    if (listed == null) {
      listed = rates.page(page);
    }
    return listed;
  }

  public List<FxRate> getRates() {
    return listed().stream().limit(FxRates.PAGE_SIZE).toList();
  }

  public String getPrevious() {
    return page == 0 ? "" : Link.to(PATH).page(page - 1);
  }

  public String getNext() {
    return listed().size() > FxRates.PAGE_SIZE ? Link.to(PATH).page(page + 1) : "";
  }

  public List<String> getCurrencies() {
    return FxRates.CURRENCIES.stream().map(Currency::getCurrencyCode).toList();
  }

  public String getHead() {
    return EnteringFxRates.HEAD;
  }

  /** What is wrong with the rows of a table, a line for each; else empty. */
  public String getRowsWrong() {
    return rowsWrong;
  }

  public void enter() {
    show(
        entering.enter(operator(), new EnteringFxRates.Typed(base, quote, rate, date, source)),
        "rate",
        "fxEntered");
  }

  public void enterAll() {
    Outcome outcome = entering.enterAll(operator(), table);
    if (outcome instanceof Outcome.Invalid invalid) {
      rowsWrong =
          invalid.errors().stream()
              .filter(error -> error.field().startsWith("row "))
              .map(this::row)
              .collect(Collectors.joining("\n"));
    }
    show(outcome, "tableForm", "fxEntered");
  }

  private String row(FieldError error) {
    return errors.text("fx.row")
        + " "
        + error.field().substring("row ".length())
        + ": "
        + errors.text(error.fault());
  }

  public void setAge() {
    show(entering.setDays(operator(), days), "age", "fxAgeSet");
  }

  private void show(Outcome outcome, String form, String done) {
    switch (outcome) {
      case Outcome.Entered entered -> Going.to(PATH + "?done=" + done);
      case Outcome.Invalid invalid -> {
        errors.say("fx.not");
        errors.show(
            form, invalid.errors().stream().filter(e -> !e.field().startsWith("row ")).toList());
      }
    }
  }

  private UUID operator() {
    return caller.person().accountId();
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Asked.page(page);
  }

  public @Nullable String getBase() {
    return base;
  }

  public void setBase(@Nullable String base) {
    this.base = base;
  }

  public @Nullable String getQuote() {
    return quote;
  }

  public void setQuote(@Nullable String quote) {
    this.quote = quote;
  }

  public @Nullable String getRate() {
    return rate;
  }

  public void setRate(@Nullable String rate) {
    this.rate = rate;
  }

  public @Nullable String getDate() {
    return date;
  }

  public void setDate(@Nullable String date) {
    this.date = date;
  }

  public @Nullable String getSource() {
    return source;
  }

  public void setSource(@Nullable String source) {
    this.source = source;
  }

  public @Nullable String getTable() {
    return table;
  }

  public void setTable(@Nullable String table) {
    this.table = table;
  }

  public @Nullable String getDays() {
    return days;
  }

  public void setDays(@Nullable String days) {
    this.days = days;
  }
}
