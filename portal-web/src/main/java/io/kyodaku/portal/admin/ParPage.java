package io.kyodaku.portal.admin;

import io.kyodaku.ledger.Account;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.LedgerAccounts;
import io.kyodaku.ledger.ParHistory;
import io.kyodaku.ledger.ParRates;
import io.kyodaku.ledger.PublishingParTable;
import io.kyodaku.log.Actor;
import io.kyodaku.portal.Amounts;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.stripe.PackShelf;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a credit is worth in each currency, by version, and a new version, whose effect is shown
 * before it is published. The address carries an amount for each currency.
 */
@Named
@ViewScoped
public class ParPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final String PATH = "/admin/par";
  private static final Set<AccountKind> OUTSTANDING =
      Set.of(AccountKind.CREATOR_AVAILABLE, AccountKind.CREATOR_HELD);
  private static final long EXAMPLE_CREDITS = 100;

  @Inject private transient ParHistory history;
  @Inject private transient PublishingParTable publishing;
  @Inject private transient LedgerAccounts accounts;
  @Inject private transient PackShelf shelf;
  @Inject private transient DifferenceWords words;
  @Inject private transient Formats formats;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private transient @Nullable List<ParHistory.Version> versions;
  private transient @Nullable Plan plan;
  private Map<String, String> typed = new LinkedHashMap<>();
  private @Nullable String reason;
  private int after;

  private record Plan(PublishingParTable.Wanted wanted, List<FieldError> faults) {}

  /** A field of the new version. */
  public record Field(String currency, String typed, String wrong) {}

  /**
   * A line of what a new version comes to, in words of the reader's language.
   *
   * @param change empty where there is none
   */
  public record Effect(String of, String before, String after, String change) {}

  /** A version with the sentences that say what it changed. */
  public record Row(ParHistory.Version version, boolean inForce, List<String> changes) {}

  /** Reads what the address asks. */
  public void load() {
    after = versions().getFirst().number();
    Map<String, String> parameters =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    typed = new LinkedHashMap<>();
    for (String currency : current().keySet()) {
      String value = parameters.get(currency);
      if (value != null) {
        typed.put(currency, Asked.words(value));
      }
    }
  }

  private List<ParHistory.Version> versions() {
    if (versions == null) {
      versions = history.all();
    }
    return versions;
  }

  private Map<String, Long> current() {
    return versions().getFirst().microsPerCredit();
  }

  public List<Row> getRows() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < versions().size(); i++) {
      ParHistory.Version version = versions().get(i);
      List<String> changes =
          i + 1 < versions().size()
              ? changes(versions().get(i + 1).microsPerCredit(), version.microsPerCredit())
              : List.of();
      rows.add(new Row(version, i == 0, changes));
    }
    return rows;
  }

  /** One credit in each currency. */
  public List<String> amounts(ParHistory.Version version) {
    return version.microsPerCredit().entrySet().stream()
        .map(par -> formats.money(par.getValue(), par.getKey()))
        .toList();
  }

  private List<String> changes(Map<String, Long> before, Map<String, Long> now) {
    return now.entrySet().stream()
        .filter(par -> !par.getValue().equals(before.get(par.getKey())))
        .map(
            par -> {
              long was = before.getOrDefault(par.getKey(), 0L);
              return words.say(
                  par.getValue() > was ? "par.more" : "par.less",
                  formats.money(was, par.getKey()),
                  formats.money(par.getValue(), par.getKey()),
                  words.change(was, par.getValue()));
            })
        .toList();
  }

  public boolean isPlanning() {
    return !typed.isEmpty();
  }

  private Plan plan() {
    if (plan == null) {
      FieldErrors wrong = new FieldErrors();
      Map<String, Long> wanted = new LinkedHashMap<>();
      current()
          .forEach(
              (currency, now) -> {
                String value = typed.getOrDefault(currency, "");
                if (Amounts.micros(value).isPresent()) {
                  wanted.put(currency, Amounts.micros(value).getAsLong());
                } else if (value.isEmpty()) {
                  wanted.put(currency, now);
                } else {
                  wrong.add(currency, errors.text("error.amount"));
                  wanted.put(currency, now);
                }
              });
      PublishingParTable.Wanted table = new PublishingParTable.Wanted(wanted, after);
      publishing.faults(table).forEach(fault -> wrong.add(fault.field(), fault.fault()));
      plan = new Plan(table, wrong.list());
    }
    return plan;
  }

  public boolean isSound() {
    return isPlanning() && plan().faults().isEmpty();
  }

  public boolean isAsBefore() {
    return plan().wanted().microsPerCredit().equals(current());
  }

  public List<Field> getFields() {
    return current().keySet().stream()
        .map(currency -> new Field(currency, typed.getOrDefault(currency, ""), wrong(currency)))
        .toList();
  }

  private String wrong(String field) {
    return !isPlanning()
        ? ""
        : plan().faults().stream()
            .filter(error -> error.field().equals(field))
            .map(error -> errors.text(error.fault()))
            .findFirst()
            .orElse("");
  }

  public List<String> getPlanWords() {
    return changes(current(), plan().wanted().microsPerCredit());
  }

  /** What creators and the platform will see of it, in the currencies that change. */
  public List<Effect> getEffects() {
    List<Effect> effects = new ArrayList<>();
    long outstanding = outstanding();
    Map<String, Long> wanted = plan().wanted().microsPerCredit();
    current()
        .forEach(
            (currency, before) -> {
              long after = Optional.ofNullable(wanted.get(currency)).orElse(before);
              if (after != before) {
                effects.add(fee(currency, before, after));
                effects.add(worth(currency, outstanding, before, after));
                effects.addAll(packs(currency, before, after));
              }
            });
    return effects;
  }

  /** A licence fee that costs a round number of credits now. */
  private Effect fee(String currency, long before, long after) {
    long fee = Math.multiplyExact(EXAMPLE_CREDITS, before);
    long credits = ParRates.proportion(fee, ParRates.MICROS, after);
    long now = EXAMPLE_CREDITS * ParRates.MICROS;
    return new Effect(
        words.say("par.effect.fee", formats.money(fee, currency)),
        words.say("par.credits", formats.credits(now)),
        words.say("par.credits", formats.credits(credits)),
        words.change(now, credits));
  }

  private Effect worth(String currency, long outstanding, long before, long after) {
    long was = ParRates.proportion(outstanding, before, ParRates.MICROS);
    long is = ParRates.proportion(outstanding, after, ParRates.MICROS);
    return new Effect(
        words.say("par.effect.outstanding", formats.credits(outstanding)),
        formats.money(was, currency),
        formats.money(is, currency),
        was == is ? "" : words.change(was, is));
  }

  private List<Effect> packs(String currency, long before, long after) {
    return shelf.all().stream()
        .filter(shelved -> shelved.standing() != PackShelf.Standing.WITHDRAWN)
        .map(PackShelf.Shelved::pack)
        .filter(pack -> pack.price().currency().getCurrencyCode().equals(currency))
        .map(
            pack -> {
              long was = ParRates.proportion(pack.creditMicros(), before, ParRates.MICROS);
              long is = ParRates.proportion(pack.creditMicros(), after, ParRates.MICROS);
              return new Effect(
                  words.say(
                      "par.effect.pack",
                      formats.credits(pack.creditMicros()),
                      formats.money(pack.price().micros(), currency)),
                  formats.money(was, currency),
                  formats.money(is, currency),
                  words.change(was, is));
            })
        .toList();
  }

  /** Microcredits that creators have, free or reserved. */
  private long outstanding() {
    return accounts.totals(Optional.empty()).stream()
        .filter(total -> total.ledger().equals(Account.CREDIT))
        .filter(total -> OUTSTANDING.contains(total.kind()))
        .map(LedgerAccounts.Total::balance)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .longValueExact();
  }

  public void publish() {
    switch (publishing.publish(
        Actor.account(caller.person().accountId()), plan().wanted(), reason)) {
      case PublishingParTable.Outcome.Published published -> Going.to(PATH + "?done=parPublished");
      case PublishingParTable.Outcome.Outdated outdated -> Going.to(PATH + "?failed=parOutdated");
      case PublishingParTable.Outcome.Invalid invalid -> errors.show("publish", invalid.errors());
    }
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
