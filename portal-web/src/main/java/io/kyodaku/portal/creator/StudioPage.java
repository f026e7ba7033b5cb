package io.kyodaku.portal.creator;

import io.kyodaku.catalog.AssetDetails;
import io.kyodaku.decision.OutOfTouchException;
import io.kyodaku.decision.Usage;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.AuthorizedUsage;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.GenerationBackends;
import io.kyodaku.generation.GenerationJob;
import io.kyodaku.generation.GenerationJobs;
import io.kyodaku.generation.Quoting;
import io.kyodaku.generation.StartingGeneration;
import io.kyodaku.generation.StudioDrafts;
import io.kyodaku.identity.Accounts;
import io.kyodaku.identity.Generators;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.promotion.GrantingAllowance;
import io.kyodaku.rule.Use;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.WireId;
import io.kyodaku.stripe.PurchaseOrder;
import io.kyodaku.stripe.PurchaseOrders;
import io.kyodaku.wallet.Wallets;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A creator says what it wants, sees whether it may and what it costs, and has it rendered. Each
 * form has an id of its own for what it starts, so that pressing twice starts once.
 */
@Named
@ViewScoped
public class StudioPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient Quoting quoting;
  @Inject private transient StartingGeneration starting;
  @Inject private transient GenerationBackends backends;
  @Inject private transient Generators generators;
  @Inject private transient Accounts accounts;
  @Inject private transient AssetDetails assets;
  @Inject private transient Wallets wallets;
  @Inject private transient GrantingAllowance allowance;
  @Inject private transient QuoteViews views;
  @Inject private transient CurrentCaller caller;
  @Inject private transient Language language;
  @Inject private transient PageErrors errors;
  @Inject private transient Formats formats;
  @Inject private transient GenerationJobs jobs;
  @Inject private transient Authorizations authorizations;
  @Inject private transient StudioDrafts drafts;
  @Inject private transient PurchaseOrders orders;
  @Inject private CreditsPage credits;
  private final UsageForm form = new UsageForm();
  private UUID next = Ids.next();
  private @Nullable String asset;
  private @Nullable String again;
  private @Nullable String draft;
  private @Nullable String order;
  private transient @Nullable QuoteView quote;
  private transient ChargeOutcome.@Nullable InsufficientCredits missing;

  /**
   * Begins with the creator's country, and with what it comes from: a character, a generation to be
   * made again, or the draft that it left to buy credits.
   */
  public void begin() {
    accounts
        .findByCreator(creator())
        .flatMap(Accounts.Person::creator)
        .ifPresent(known -> form.setTerritories(List.of(known.country())));
    WireId.ASSET
        .parse(asset)
        .flatMap(id -> assets.find(id, language.getTag()))
        .ifPresent(found -> form.setPrompt(found.asset().name() + " "));
    WireId.JOB.parse(again).flatMap(job -> jobs.ofCreator(creator(), job)).ifPresent(this::again);
    if (draft != null) {
      drafts.of(creator()).ifPresent(form::take);
    }
  }

  private void again(GenerationJob job) {
    authorizations
        .ofCreator(creator(), job.authorizationId())
        .ifPresent(
            authorization -> {
              AuthorizedUsage usage = authorization.usage();
              form.take(
                  new StudioDrafts.Draft(
                      job.prompt(),
                      usage.use().name(),
                      String.valueOf(usage.seconds()),
                      usage.quality().name(),
                      List.copyOf(usage.territories())));
            });
  }

  /** Off to the hosted page, whatever stands in the form: it is there when the creator is back. */
  public void buy(UUID pack) {
    drafts.keep(creator(), form.draft());
    credits.buy(pack, "/creator/studio?draft=1");
  }

  /** The order that the creator comes back from, if it is one of its own. */
  public @Nullable PurchaseOrder getReturned() {
    return WireId.ORDER.parse(order).flatMap(known -> orders.find(creator(), known)).orElse(null);
  }

  public List<Use> getUses() {
    return List.of(Use.values());
  }

  /** A use with what it means, as markup: all of it is out of our own texts. */
  public String use(Use use) {
    return "<strong>"
        + errors.text("use." + use)
        + "</strong> <span>"
        + errors.text("studio.use." + use)
        + "</span>";
  }

  /** The countries that are chosen, by name. */
  public List<String> getChosen() {
    return form.getTerritories().stream().map(formats::country).toList();
  }

  public void quote() {
    read().ifPresent(this::quote);
  }

  public void generate() {
    read().ifPresent(this::generate);
  }

  private void quote(Usage usage) {
    Optional<UUID> studio = generators.own().map(Generators.Listed::id);
    if (studio.isEmpty()) {
      errors.say("studio.none");
      return;
    }
    try {
      switch (quoting.quote(usage, studio.get())) {
        case Quoting.Outcome.Quoted quoted -> quote = views.view(quoted.quote(), usage.prompt());
        case Quoting.Outcome.NotLinked notLinked -> errors.say("studio.none");
      }
    } catch (OutOfTouchException e) {
      errors.say("studio.outOfTouch");
    }
  }

  private void generate(Usage usage) {
    try {
      switch (starting.start(next, usage)) {
        case StartingGeneration.Outcome.Started started -> go(started.jobId());
        case StartingGeneration.Outcome.WaitingForOwner waiting -> go(waiting.jobId());
        case StartingGeneration.Outcome.NotAuthorized not -> tell(not.because(), usage.prompt());
        case StartingGeneration.Outcome.Invalid invalid -> errors.show("studio", invalid.errors());
        case StartingGeneration.Outcome.NoStudio none -> errors.say("studio.none");
      }
    } catch (OutOfTouchException e) {
      errors.say("studio.outOfTouch");
    }
  }

  private void tell(ChargeOutcome.OfAuthorize because, String prompt) {
    switch (because) {
      case ChargeOutcome.Refused refused -> quote = views.refused(refused, prompt);
      case ChargeOutcome.InsufficientCredits few -> missing = few;
      case ChargeOutcome.SpendingLimitReached limit -> errors.say("studio.limit");
      case ChargeOutcome.NotLinked notLinked -> errors.say("studio.none");
      case ChargeOutcome.Unavailable later -> errors.say("studio.later");
      case ChargeOutcome.KeyReused used -> anew();
      case ChargeOutcome.Replayed replayed -> anew();
      case ChargeOutcome.Held held -> anew();
      case ChargeOutcome.PendingApproval pending -> anew();
    }
  }

  /** This form has started something before: another try is another generation. */
  private void anew() {
    next = Ids.next();
    errors.say("studio.again");
  }

  /** Its page says how it stands, then and later: the address says nothing that grows old. */
  private static void go(UUID job) {
    Going.to("/creator/generation?id=" + WireId.JOB.format(job));
  }

  private Optional<Usage> read() {
    FieldErrors wrong = new FieldErrors();
    Optional<Usage> usage = form.read(creator(), List.of(), wrong, errors);
    if (usage.isPresent() && usage.get().prompt().isEmpty()) {
      wrong.add("prompt", errors.text("error.missing"));
    }
    if (!wrong.none()) {
      errors.show("studio", wrong.list());
      return Optional.empty();
    }
    return usage;
  }

  private UUID creator() {
    return caller.person().creatorId().orElseThrow();
  }

  public long getAvailableMicros() {
    // The day's credits are there for who comes to make something.
    var unused = allowance.grant(creator());
    return wallets.of(creator()).availableMicros();
  }

  /** Whether what is rendered here is only a sketch. */
  public boolean isPreview() {
    return backends.forNewJobs().isPreview();
  }

  public UsageForm getForm() {
    return form;
  }

  public @Nullable QuoteView getQuote() {
    return quote;
  }

  public ChargeOutcome.@Nullable InsufficientCredits getMissing() {
    return missing;
  }

  public @Nullable String getAsset() {
    return asset;
  }

  public void setAsset(@Nullable String asset) {
    this.asset = asset;
  }

  public @Nullable String getAgain() {
    return again;
  }

  public void setAgain(@Nullable String again) {
    this.again = again;
  }

  public @Nullable String getDraft() {
    return draft;
  }

  public void setDraft(@Nullable String draft) {
    this.draft = draft;
  }

  public @Nullable String getOrder() {
    return order;
  }

  public void setOrder(@Nullable String order) {
    this.order = order;
  }
}
