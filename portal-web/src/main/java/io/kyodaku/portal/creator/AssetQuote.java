package io.kyodaku.portal.creator;

import io.kyodaku.decision.OutOfTouchException;
import io.kyodaku.decision.Usage;
import io.kyodaku.generation.Quoting;
import io.kyodaku.identity.Accounts;
import io.kyodaku.identity.Generators;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.Caller;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.WireId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The quote on an asset's page, for a creator who is signed in. The question is in the address:
 * asking has no effect, so it can be asked again, kept and read in another language.
 */
@Named
@RequestScoped
public class AssetQuote {

  private static final int TERRITORIES_READ_AT_MOST = 300;

  @Inject private HttpServletRequest request;
  @Inject private CurrentCaller caller;
  @Inject private Accounts accounts;
  @Inject private Generators generators;
  @Inject private Quoting quoting;
  @Inject private QuoteViews views;
  @Inject private PageErrors texts;
  private final UsageForm form = new UsageForm();
  private Map<String, String> errors = Map.of();
  private @Nullable QuoteView quote;
  private String trouble = "";

  @PostConstruct
  void ask() {
    if (!caller.isCreator()) {
      return;
    }
    Caller.SignedIn person = caller.person();
    if (request.getParameter("use") == null) {
      accounts
          .findByCreator(person.creatorId().orElseThrow())
          .flatMap(Accounts.Person::creator)
          .ifPresent(creator -> form.setTerritories(List.of(creator.country())));
      return;
    }
    form.setUse(request.getParameter("use"));
    form.setQuality(request.getParameter("quality"));
    form.setSeconds(request.getParameter("seconds"));
    form.setTerritories(territories());
    FieldErrors wrong = new FieldErrors();
    Optional<UUID> asset = WireId.ASSET.parse(request.getParameter("id"));
    form.read(
            person.creatorId().orElseThrow(), asset.map(List::of).orElseGet(List::of), wrong, texts)
        .ifPresent(this::quote);
    errors =
        wrong.list().stream()
            .collect(Collectors.toMap(FieldError::field, FieldError::message, (a, b) -> a));
  }

  private void quote(Usage usage) {
    Optional<UUID> studio = generators.own().map(Generators.Listed::id);
    if (studio.isEmpty()) {
      trouble = "studio.none";
      return;
    }
    try {
      switch (quoting.quote(usage, studio.get())) {
        case Quoting.Outcome.Quoted quoted -> quote = views.view(quoted.quote(), usage.prompt());
        case Quoting.Outcome.NotLinked notLinked -> trouble = "studio.none";
      }
    } catch (OutOfTouchException e) {
      trouble = "studio.outOfTouch";
    }
  }

  private List<String> territories() {
    String[] given = request.getParameterValues("territories");
    return given == null
        ? List.of()
        : Arrays.stream(given).limit(TERRITORIES_READ_AT_MOST).toList();
  }

  public UsageForm getForm() {
    return form;
  }

  /** What is wrong with the question, by field. */
  public Map<String, String> getErrors() {
    return errors;
  }

  public @Nullable QuoteView getQuote() {
    return quote;
  }

  /** A key of the texts; empty when all went well. */
  public String getTrouble() {
    return trouble;
  }
}
