package io.kyodaku.portal.creator;

import io.kyodaku.catalog.AssetDetails;
import io.kyodaku.decision.OutOfTouchException;
import io.kyodaku.decision.Usage;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.GenerationBackends;
import io.kyodaku.generation.Quoting;
import io.kyodaku.generation.StartingGeneration;
import io.kyodaku.identity.Accounts;
import io.kyodaku.identity.Generators;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.WireId;
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
  @Inject private transient QuoteViews views;
  @Inject private transient CurrentCaller caller;
  @Inject private transient Language language;
  @Inject private transient PageErrors errors;
  private final UsageForm form = new UsageForm();
  private UUID next = Ids.next();
  private @Nullable String asset;
  private transient @Nullable QuoteView quote;
  private transient ChargeOutcome.@Nullable InsufficientCredits missing;

  /** Begins with the creator's country, and with the character that it comes from, if any. */
  public void begin() {
    accounts
        .findByCreator(creator())
        .flatMap(Accounts.Person::creator)
        .ifPresent(known -> form.setTerritories(List.of(known.country())));
    WireId.ASSET
        .parse(asset)
        .flatMap(id -> assets.find(id, language.getTag()))
        .ifPresent(found -> form.setPrompt(found.asset().name() + " "));
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
}
