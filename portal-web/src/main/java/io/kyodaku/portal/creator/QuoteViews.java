package io.kyodaku.portal.creator;

import io.kyodaku.catalog.AssetDetails;
import io.kyodaku.catalog.AssetNames;
import io.kyodaku.catalog.ListedAsset;
import io.kyodaku.decision.Change;
import io.kyodaku.decision.Decision;
import io.kyodaku.decision.LicenseTerms;
import io.kyodaku.decision.Price;
import io.kyodaku.decision.Reason;
import io.kyodaku.decision.Step;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.Quote;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.ReasonTexts;
import io.kyodaku.screening.Match;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Puts quotes into the reader's words. */
@RequestScoped
public class QuoteViews {

  @Inject private AssetDetails assets;
  @Inject private AssetNames names;
  @Inject private ReasonTexts texts;
  @Inject private ChangeTexts changes;
  @Inject private Language language;
  private final Map<UUID, Optional<ListedAsset>> known = new HashMap<>();

  /**
   * @param prompt that was quoted
   */
  public QuoteView view(Quote quote, String prompt) {
    Decision decision = quote.decision();
    List<QuoteView.Instead> instead =
        quote.alternatives().stream()
            .map(
                other ->
                    new QuoteView.Instead(
                        changes.of(other.changes()),
                        fields(other.changes()),
                        other.decision() instanceof Decision.NeedsApproval,
                        price(other.decision()).map(Price::totalMicros).orElse(0L)))
            .toList();
    return new QuoteView(
        kind(decision),
        price(decision).map(Price::totalMicros).orElse(0L),
        price(decision).map(Price::computeMicros).orElse(0L),
        price(decision).map(this::fees).orElseGet(List::of),
        quote.steps().stream().anyMatch(step -> step.kind() == Step.Kind.AGREEMENT),
        pieces(prompt, decision.matches()),
        recognised(decision.matches()),
        obligations(decision),
        told(decision),
        instead);
  }

  /** A refusal that came when it was to be made good. */
  public QuoteView refused(ChargeOutcome.Refused refused, String prompt) {
    return new QuoteView(
        "REFUSED",
        0,
        0,
        List.of(),
        false,
        pieces(prompt, refused.matches()),
        recognised(refused.matches()),
        List.of(),
        told(refused.reasons(), refused.matches()),
        List.of());
  }

  /** What a form can be given; empty where it would take more than that. */
  private static Map<String, List<String>> fields(List<Change> changes) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (Change change : changes) {
      switch (change) {
        case Change.ToUse to -> fields.put("use", List.of(to.use().name()));
        case Change.ToTerritories to -> fields.put("territories", List.copyOf(to.territories()));
        case Change.ToSeconds to -> fields.put("seconds", List.of(Integer.toString(to.seconds())));
        case Change.ToQuality to -> fields.put("quality", List.of(to.quality().name()));
        case Change.ToThemes to -> {
          return Map.of();
        }
        case Change.WithoutAsset without -> {
          return Map.of();
        }
        case Change.NotBefore not -> {
          return Map.of();
        }
      }
    }
    return fields;
  }

  /** The characters found, each once, by their names in the reader's language. */
  public List<String> recognised(List<Match> matches) {
    return matches.stream().map(Match::assetId).distinct().map(id -> name(id, matches)).toList();
  }

  private static String kind(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> "GRANTED";
      case Decision.NeedsApproval asks -> "NEEDS_APPROVAL";
      case Decision.Refused refused -> "REFUSED";
    };
  }

  private static Optional<Price> price(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> Optional.of(granted.price());
      case Decision.NeedsApproval asks -> Optional.of(asks.price());
      case Decision.Refused refused -> Optional.empty();
    };
  }

  private static List<String> obligations(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> granted.obligations();
      case Decision.NeedsApproval asks -> asks.obligations();
      case Decision.Refused refused -> List.of();
    };
  }

  private List<ReasonTexts.Told> told(Decision decision) {
    return switch (decision) {
      case Decision.Granted granted -> List.of();
      case Decision.NeedsApproval asks -> told(asks.reasons(), asks.matches());
      case Decision.Refused refused -> told(refused.reasons(), refused.matches());
    };
  }

  /** What can't be licensed now is not in the catalogue, but its name was in the prompt. */
  public List<ReasonTexts.Told> told(List<Reason> why, List<Match> matches) {
    return why.stream().map(reason -> texts.told(reason, id -> name(id, matches))).toList();
  }

  private String name(UUID asset, List<Match> matches) {
    return listed(asset)
        .map(ListedAsset::name)
        .or(
            () ->
                matches.stream()
                    .filter(match -> match.assetId().equals(asset))
                    .map(Match::name)
                    .findFirst())
        .orElse("");
  }

  /** What each owner is paid, by names in the reader's language. */
  public List<QuoteView.Fee> fees(Price price) {
    return price.licenses().stream().map(this::fee).toList();
  }

  /** Of what is not in the catalogue any more. */
  private String nameOfOld(UUID asset) {
    return names.of(Set.of(asset), language.getTag()).getOrDefault(asset, "");
  }

  private QuoteView.Fee fee(LicenseTerms terms) {
    Optional<ListedAsset> asset = listed(terms.assetId());
    return new QuoteView.Fee(
        asset.map(ListedAsset::name).orElseGet(() -> nameOfOld(terms.assetId())),
        asset.map(ListedAsset::tenant).orElse(""),
        terms.feeMicros(),
        terms.currency().getCurrencyCode(),
        terms.feeCreditMicros());
  }

  private List<QuoteView.Piece> pieces(String prompt, List<Match> matches) {
    List<QuoteView.Piece> pieces = new ArrayList<>();
    int from = 0;
    for (Match match : matches) {
      if (match.start() >= from) {
        pieces.add(new QuoteView.Piece(prompt.substring(from, match.start()), ""));
        String name = name(match.assetId(), matches);
        pieces.add(new QuoteView.Piece(prompt.substring(match.start(), match.end()), name));
        from = match.end();
      }
    }
    pieces.add(new QuoteView.Piece(prompt.substring(from), ""));
    return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
  }

  private Optional<ListedAsset> listed(UUID asset) {
    return known.computeIfAbsent(
        asset, id -> assets.find(id, language.getTag()).map(AssetDetails.Details::asset));
  }
}
