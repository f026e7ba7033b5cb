package io.kyodaku.portal.admin;

import io.kyodaku.identity.ApiKey;
import io.kyodaku.identity.ApiKeys;
import io.kyodaku.identity.ChangingRateCard;
import io.kyodaku.identity.IssuingApiKey;
import io.kyodaku.identity.KeyKind;
import io.kyodaku.identity.RateCards;
import io.kyodaku.identity.ResumingGenerator;
import io.kyodaku.identity.RevokingApiKey;
import io.kyodaku.identity.SuspendingGenerator;
import io.kyodaku.ledger.LedgerAccounts;
import io.kyodaku.log.Actor;
import io.kyodaku.oversight.GeneratorDirectory;
import io.kyodaku.portal.Chart;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One generator: what it renders, what it asks for it and since when, its keys, and what can be
 * decided. The page of a new rate card shows first what that comes to.
 */
@Named
@ViewScoped
public class GeneratorPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient GeneratorDirectory directory;
  @Inject private transient RateCards rateCards;
  @Inject private transient DifferenceWords words;
  @Inject private transient RateCardPlans plans;
  @Inject private transient ChangingRateCard changing;
  @Inject private transient SuspendingGenerator suspending;
  @Inject private transient ResumingGenerator resuming;
  @Inject private transient LedgerAccounts ledger;
  @Inject private transient ApiKeys keys;
  @Inject private transient IssuingApiKey issuing;
  @Inject private transient RevokingApiKey revoking;
  @Inject private transient CurrentCaller caller;
  @Inject private transient Formats formats;
  @Inject private transient PageErrors errors;
  private transient GeneratorDirectory.@Nullable Listed found;
  private transient @Nullable List<RateCards.Version> history;
  private transient @Nullable RateCardPlan plan;
  private transient @Nullable String issuedKey;
  private @Nullable List<Key> shownKeys;
  private @Nullable String id;
  private @Nullable String standard;
  private @Nullable String premium;
  private @Nullable String from;
  private @Nullable String label;
  private @Nullable String reason;
  private int after;
  private int issued;
  private int turn;

  /** A key as it stood when the page was opened: a row's button means this one. */
  public record Key(UUID id, String label, Instant createdAt, @Nullable Instant usedAt)
      implements Serializable {

    private static Key of(ApiKey key) {
      return new Key(key.id(), key.label(), key.createdAt(), key.lastUsedAt().orElse(null));
    }
  }

  /**
   * A version of the rate card.
   *
   * @param changes against the version before; none for the first
   */
  public record Version(RateCards.Version card, List<String> changes) {

    public boolean isEmphasised() {
      return card.standing() == RateCards.Standing.IN_FORCE;
    }
  }

  public void requireGenerator() {
    if (getGenerator() == null) {
      Going.nowhere();
    } else {
      after = history().getFirst().number();
    }
  }

  public GeneratorDirectory.@Nullable Listed getGenerator() {
    if (found == null) {
      found = WireId.GENERATOR.parse(id).flatMap(directory::find).orElse(null);
    }
    return found;
  }

  private UUID generator() {
    return WireId.GENERATOR.parse(id).orElseThrow();
  }

  private List<RateCards.Version> history() {
    if (history == null) {
      history = rateCards.of(generator());
    }
    return history;
  }

  public List<Version> getVersions() {
    List<RateCards.Version> all = history();
    List<Version> versions = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      versions.add(
          new Version(
              all.get(i),
              i + 1 < all.size()
                  ? words.between(all.get(i + 1).rates(), all.get(i).rates())
                  : List.of()));
    }
    return versions;
  }

  /** Seconds that were rendered, by day and quality. */
  public Chart getDays() {
    return new Chart(
        List.of(errors.text("quality.STANDARD"), errors.text("quality.PREMIUM")),
        directory.days(generator()).stream()
            .map(
                day ->
                    Chart.Row.of(
                        formats.date(day.day()), day.standardSeconds(), day.premiumSeconds()))
            .toList(),
        formats::count);
  }

  /** What is owed to it, by the books in which anything of it stands. */
  public List<LedgerAccounts.Line> getAccounts() {
    return ledger.of(List.of(generator()));
  }

  public List<Key> getKeys() {
    if (shownKeys == null) {
      shownKeys =
          new ArrayList<>(keys.of(KeyKind.GENERATOR, generator()).stream().map(Key::of).toList());
    }
    return shownKeys;
  }

  /** Whether a new rate card is being thought of: then something of it stands in the address. */
  public boolean isPlanning() {
    return standard != null || premium != null || from != null;
  }

  private RateCardPlan plan() {
    if (plan == null) {
      plan = plans.plan(standard, premium, from, after);
    }
    return plan;
  }

  /** Whether what is thought of can be done, and changes something. */
  public boolean isSound() {
    return isPlanning() && plan().faults().isEmpty();
  }

  /** What the plan changes, in words. */
  public List<String> getPlanWords() {
    return words.between(plan().before(history()), plan().wanted().rates());
  }

  /** Whether nothing would be otherwise. */
  public boolean isAsBefore() {
    return plan().before(history()).equals(plan().wanted().rates());
  }

  /** Versions that are planned and would never hold. */
  public String getOvertaken() {
    return plan().overtakes(history()).stream()
        .map(formats::whole)
        .collect(Collectors.joining(", "));
  }

  public List<RateCardPlan.Effect> getEffects() {
    GeneratorDirectory.Listed listed = getGenerator();
    return listed == null ? List.of() : plan().effects(history(), listed.usage());
  }

  public String change(RateCardPlan.Effect effect) {
    return effect.before() == effect.after() ? "" : words.change(effect.before(), effect.after());
  }

  /** What is wrong with a field of the plan, in the reader's language; else empty. */
  public String wrong(String field) {
    return !isPlanning()
        ? ""
        : plan().faults().stream()
            .filter(error -> error.field().equals(field))
            .map(error -> errors.text(error.fault()))
            .findFirst()
            .orElse("");
  }

  public void publish() {
    ChangingRateCard.Wanted wanted = plan().wanted();
    switch (changing.change(operator(), generator(), wanted)) {
      case ChangingRateCard.Outcome.Changed changed ->
          go(plan().isLater() ? "done=ratesPlanned" : "done=ratesChanged");
      case ChangingRateCard.Outcome.UnknownGenerator unknown -> go("failed=standsOtherwise");
      case ChangingRateCard.Outcome.Outdated outdated -> go("failed=ratesOutdated");
      case ChangingRateCard.Outcome.Invalid invalid -> errors.show("publish", invalid.errors());
    }
  }

  public void suspend() {
    switch (suspending.suspend(operator(), generator(), reason)) {
      case SuspendingGenerator.Outcome.Suspended suspended -> go("done=generatorSuspended");
      case SuspendingGenerator.Outcome.NotPossible not -> go("failed=standsOtherwise");
      case SuspendingGenerator.Outcome.Invalid invalid -> {
        errors.say("admin.generator.notSuspended");
        errors.show("standing", invalid.errors());
      }
    }
  }

  public void resume() {
    switch (resuming.resume(operator(), generator())) {
      case RESUMED -> go("done=generatorResumed");
      case NOT_POSSIBLE -> go("failed=standsOtherwise");
    }
  }

  /** A form that is sent again, by reloading the page that it led to, issues nothing again. */
  public void issueKey() {
    if (turn != issued) {
      errors.say("keys.twice");
      return;
    }
    switch (issuing.issue(
        operator(), KeyKind.GENERATOR, generator(), label, KeyKind.GENERATOR.scopes())) {
      case IssuingApiKey.Outcome.Issued key -> {
        issuedKey = key.key();
        issued++;
        label = null;
        shownKeys = null;
      }
      case IssuingApiKey.Outcome.Invalid invalid -> errors.show("issue", invalid.errors());
    }
  }

  public void revokeKey(UUID key) {
    switch (revoking.revoke(operator(), KeyKind.GENERATOR, generator(), key)) {
      case REVOKED -> go("done=keyRevoked");
      case UNKNOWN -> go("failed=standsOtherwise");
    }
  }

  private void go(String said) {
    Going.to("/admin/generator?id=" + WireId.GENERATOR.format(generator()) + "&" + said);
  }

  private Actor operator() {
    return Actor.account(caller.person().accountId());
  }

  /** How many keys this page has issued, as the form was when it was drawn. */
  public int getTurn() {
    return issued;
  }

  public void setTurn(int turn) {
    this.turn = turn;
  }

  public @Nullable String getIssuedKey() {
    return issuedKey;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public @Nullable String getStandard() {
    return standard;
  }

  public void setStandard(@Nullable String standard) {
    this.standard = typed(standard);
  }

  public @Nullable String getPremium() {
    return premium;
  }

  public void setPremium(@Nullable String premium) {
    this.premium = typed(premium);
  }

  public @Nullable String getFrom() {
    return from;
  }

  public void setFrom(@Nullable String from) {
    this.from = typed(from);
  }

  private static @Nullable String typed(@Nullable String value) {
    return value == null ? null : Asked.words(value);
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public @Nullable String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason;
  }
}
