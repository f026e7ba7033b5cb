package io.kyodaku.portal.admin;

import io.kyodaku.ledger.ParHistory;
import io.kyodaku.ledger.ParRates;
import io.kyodaku.log.Actor;
import io.kyodaku.portal.Amounts;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Money;
import io.kyodaku.stripe.DraftPack;
import io.kyodaku.stripe.OfferingDraftPack;
import io.kyodaku.stripe.PackShelf;
import io.kyodaku.stripe.ReofferingCreditPack;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.stripe.TaxBehaviour;
import io.kyodaku.stripe.WithdrawingCreditPack;
import io.kyodaku.tenant.SettlementCurrency;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What creators can buy: the packs on offer and those that were, and another one, which is shown as
 * a creator will see it before it is offered.
 */
@Named
@ViewScoped
public class PacksPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PATH = "/admin/packs";

  @Inject private transient PackShelf shelf;
  @Inject private transient ParHistory pars;
  @Inject private transient OfferingDraftPack offering;
  @Inject private transient WithdrawingCreditPack withdrawing;
  @Inject private transient ReofferingCreditPack reoffering;
  @Inject private transient DifferenceWords words;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private @Nullable List<Row> rows;
  private transient ParHistory.@Nullable Version par;
  private transient @Nullable Draft draft;
  private @Nullable String code;
  private @Nullable String entity;
  private @Nullable String currency;
  private @Nullable String price;
  private @Nullable String credits;
  private @Nullable String tax;

  /**
   * A pack as it stood when the page was opened: a row's button means this one.
   *
   * @param againstPar what its credits are worth more or less than what they cost
   */
  public record Row(
      UUID id,
      String code,
      SellingEntity entity,
      String currency,
      long priceMicros,
      long creditMicros,
      String tax,
      String againstPar,
      PackShelf.Standing standing,
      long sold)
      implements Serializable {}

  private record Draft(@Nullable DraftPack pack, List<FieldError> faults) {}

  public List<Row> getRows() {
    if (rows == null) {
      rows = new ArrayList<>(shelf.all().stream().map(this::row).toList());
    }
    return rows;
  }

  private Row row(PackShelf.Shelved shelved) {
    Money cost = shelved.pack().price();
    return new Row(
        shelved.pack().id(),
        shelved.pack().code(),
        shelved.pack().entity(),
        cost.currency().getCurrencyCode(),
        cost.micros(),
        shelved.pack().creditMicros(),
        shelved.pack().tax().name(),
        againstPar(cost, shelved.pack().creditMicros()),
        shelved.standing(),
        shelved.sold());
  }

  private ParHistory.Version par() {
    if (par == null) {
      par = pars.all().getFirst();
    }
    return par;
  }

  /** What so many credits are worth at the par that holds, against what they cost. */
  private String againstPar(Money cost, long creditMicros) {
    long worth = worth(cost.currency(), creditMicros);
    return worth == cost.micros() ? "" : words.change(cost.micros(), worth);
  }

  private long worth(Currency of, long creditMicros) {
    return ParRates.proportion(
        creditMicros,
        par().microsPerCredit().getOrDefault(of.getCurrencyCode(), 0L),
        ParRates.MICROS);
  }

  /** Whether a pack is being thought of: then something of it stands in the address. */
  public boolean isPlanning() {
    return code != null || price != null || credits != null;
  }

  private Draft draft() {
    if (draft == null) {
      draft = read();
    }
    return draft;
  }

  private Draft read() {
    FieldErrors wrong = new FieldErrors();
    Optional<SellingEntity> seller = Asked.choice(SellingEntity.class, entity);
    Optional<SettlementCurrency> money = Asked.choice(SettlementCurrency.class, currency);
    if (seller.isEmpty()) {
      wrong.add("entity", errors.text("error.choice"));
    }
    if (money.isEmpty()) {
      wrong.add("currency", errors.text("error.choice"));
    }
    if (Amounts.micros(price).isEmpty()) {
      wrong.add("price", errors.text("error.amount"));
    }
    if (Amounts.micros(credits).isEmpty()) {
      wrong.add("credits", errors.text("error.amount"));
    }
    if (!wrong.none()) {
      return new Draft(null, wrong.list());
    }
    DraftPack pack =
        new DraftPack(
            getCode(),
            seller.get(),
            Currency.getInstance(money.get().name()),
            Amounts.micros(price).getAsLong(),
            Amounts.micros(credits).getAsLong(),
            tax().orElse(TaxBehaviour.usual(Currency.getInstance(money.get().name()))));
    return new Draft(pack, pack.faults());
  }

  public boolean isSound() {
    return isPlanning() && draft().faults().isEmpty();
  }

  /** What is wrong with a field of what is thought of; else empty. */
  public String wrong(String field) {
    return !isPlanning()
        ? ""
        : draft().faults().stream()
            .filter(error -> error.field().equals(field))
            .map(error -> errors.text(error.fault()))
            .findFirst()
            .orElse("");
  }

  public @Nullable DraftPack getPack() {
    return draft().pack();
  }

  /** What its credits are worth at the par that holds, in micros of its currency. */
  public long getWorthMicros() {
    DraftPack pack = draft().pack();
    return pack == null ? 0 : worth(pack.currency(), pack.creditMicros());
  }

  /** What its credits are worth more or less than they cost; empty where they are as much. */
  public String getAgainstPar() {
    DraftPack pack = draft().pack();
    return pack == null
        ? ""
        : againstPar(new Money(pack.priceMicros(), pack.currency()), pack.creditMicros());
  }

  /** Whether credits cost less than they are worth: the platform pays the rest. */
  public boolean isBelowPar() {
    DraftPack pack = draft().pack();
    return pack != null && getWorthMicros() > pack.priceMicros();
  }

  /** Whether nobody could buy it, for its company has no keys here. */
  public boolean isNotSetUp() {
    DraftPack pack = draft().pack();
    return pack != null && !shelf.isSetUp(pack.entity());
  }

  private Optional<TaxBehaviour> tax() {
    return Asked.choice(TaxBehaviour.class, tax);
  }

  /** How tax can stand to a price; the first is what the currency's buyers expect. */
  public List<Choice> getTaxes() {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("", errors.text("packs.tax.usual")));
    for (TaxBehaviour behaviour : TaxBehaviour.values()) {
      choices.add(new Choice(behaviour.name(), errors.text("packs.tax." + behaviour)));
    }
    return choices;
  }

  public List<Choice> getEntities() {
    return Choice.byName(SellingEntity.values());
  }

  public List<Choice> getCurrencies() {
    return Choice.byName(SettlementCurrency.values());
  }

  public void offer() {
    DraftPack pack = draft().pack();
    if (pack == null) {
      return;
    }
    switch (offering.offer(operator(), pack)) {
      case OfferingDraftPack.Outcome.Offered offered -> Going.to(PATH + "?done=packOffered");
      case OfferingDraftPack.Outcome.Invalid invalid -> errors.show("offer", invalid.errors());
    }
  }

  public void withdraw(UUID pack) {
    go(withdrawing.withdraw(pack, operator()), "done=packWithdrawn");
  }

  public void offerAgain(UUID pack) {
    go(reoffering.offer(pack, operator()), "done=packOffered");
  }

  private static void go(boolean moved, String said) {
    Going.to(PATH + "?" + (moved ? said : "failed=standsOtherwise"));
  }

  private Actor operator() {
    return Actor.account(caller.person().accountId());
  }

  public String getCode() {
    return Asked.words(code);
  }

  public void setCode(@Nullable String code) {
    this.code = code;
  }

  public String getEntity() {
    return Asked.oneOf(SellingEntity.class, entity);
  }

  public void setEntity(@Nullable String entity) {
    this.entity = entity;
  }

  public String getTax() {
    return Asked.oneOf(TaxBehaviour.class, tax);
  }

  public void setTax(@Nullable String tax) {
    this.tax = tax;
  }

  public String getCurrency() {
    return Asked.oneOf(SettlementCurrency.class, currency);
  }

  public void setCurrency(@Nullable String currency) {
    this.currency = currency;
  }

  public String getPrice() {
    return Asked.words(price);
  }

  public void setPrice(@Nullable String price) {
    this.price = price;
  }

  public String getCredits() {
    return Asked.words(credits);
  }

  public void setCredits(@Nullable String credits) {
    this.credits = credits;
  }
}
