package io.kyodaku.portal.admin;

import io.kyodaku.portal.PageErrors;
import io.kyodaku.reconciliation.Reconciliation;
import io.kyodaku.stripe.SellingEntity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stripe's balance transactions held against the books, by entity, currency, day and state. */
@Named
@RequestScoped
public class ReconciliationPage {

  private static final String OPEN = Reconciliation.Asked.OPEN;

  @Inject private Reconciliation reconciliation;
  @Inject private PageErrors texts;
  private @Nullable String entity;
  private @Nullable String currency;
  private @Nullable String day;
  private @Nullable String state;
  private int page;
  private @Nullable List<Reconciliation.Sum> sums;
  private @Nullable List<Reconciliation.Item> found;

  /** What a request asks for; nothing asks for all. */
  static Reconciliation.Asked asked(
      @Nullable String entity,
      @Nullable String currency,
      @Nullable String day,
      @Nullable String state) {
    return new Reconciliation.Asked(
        given(Asked.oneOf(SellingEntity.class, entity)),
        given(currency).filter(code -> code.matches("[A-Z]{3}")),
        Asked.date(day),
        OPEN.equals(state)
            ? Optional.of(OPEN)
            : given(Asked.oneOf(Reconciliation.State.class, state)));
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(some -> !some.isEmpty());
  }

  private Reconciliation.Asked asked() {
    return asked(entity, currency, day, state);
  }

  public List<Reconciliation.Sum> getSums() {
    if (sums == null) {
      sums = reconciliation.sums();
    }
    return sums;
  }

  public List<Reconciliation.Reach> getReaches() {
    return reconciliation.reaches();
  }

  public List<Reconciliation.Sum> getDays() {
    return reconciliation.days(asked());
  }

  private List<Reconciliation.Item> found() {
    if (found == null) {
      found = reconciliation.items(asked(), page);
    }
    return found;
  }

  public List<Reconciliation.Item> getItems() {
    return found().stream().limit(Reconciliation.PAGE_SIZE).toList();
  }

  /** The badge's colour. */
  public String tone(Reconciliation.State of) {
    return ReconciledItemPage.toneOf(of);
  }

  public List<Choice> getEntities() {
    return getSums().stream()
        .map(sum -> sum.entity().name())
        .distinct()
        .map(name -> new Choice(name, name))
        .toList();
  }

  public List<Choice> getCurrencies() {
    return getSums().stream()
        .map(Reconciliation.Sum::currency)
        .distinct()
        .sorted()
        .map(code -> new Choice(code, code))
        .toList();
  }

  public List<Choice> getStates() {
    return Stream.concat(
            Stream.of(OPEN), Arrays.stream(Reconciliation.State.values()).map(Enum::name))
        .map(name -> new Choice(name, texts.text("reconciliation.state." + name)))
        .toList();
  }

  /** The same as a file. */
  public String getFile() {
    return link("/admin/reconciliation-file").page(0);
  }

  public String dayLink(Reconciliation.Sum sum) {
    return Link.to("/admin/reconciliation")
        .with("entity", sum.entity().name())
        .with("currency", sum.currency())
        .with("day", sum.day().map(LocalDate::toString).orElse(""))
        .page(0);
  }

  public String getPrevious() {
    return page == 0 ? "" : link("/admin/reconciliation").page(page - 1);
  }

  public String getNext() {
    return found().size() > Reconciliation.PAGE_SIZE
        ? link("/admin/reconciliation").page(page + 1)
        : "";
  }

  private Link link(String to) {
    return Link.to(to)
        .with("entity", getEntity())
        .with("currency", getCurrency())
        .with("day", getDay())
        .with("state", getState());
  }

  public String getEntity() {
    return asked().entity().orElse("");
  }

  public void setEntity(@Nullable String entity) {
    this.entity = entity;
  }

  public String getCurrency() {
    return asked().currency().orElse("");
  }

  public void setCurrency(@Nullable String currency) {
    this.currency = currency;
  }

  public String getDay() {
    return asked().day().map(LocalDate::toString).orElse("");
  }

  public void setDay(@Nullable String day) {
    this.day = day;
  }

  public String getState() {
    return asked().state().orElse("");
  }

  public void setState(@Nullable String state) {
    this.state = state;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Asked.page(page);
  }
}
