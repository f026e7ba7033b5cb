package io.kyodaku.portal.site;

import io.kyodaku.catalog.AssetDetails;
import io.kyodaku.decision.AssetTerms;
import io.kyodaku.decision.OutOfTouchException;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.Language;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One character as creators see it: what is allowed where, and at what price. */
@Named
@RequestScoped
public class AssetPage {

  private static final int EXAMPLE_SECONDS = 5;

  @Inject private AssetDetails assets;
  @Inject private AssetTerms terms;
  @Inject private Language language;
  @Inject private Formats formats;
  private @Nullable String id;
  private AssetDetails.@Nullable Details details;
  private List<AssetTerms.Term> offered = List.of();
  private boolean outOfTouch;

  public void load() {
    Optional<AssetDetails.Details> found =
        WireId.ASSET.parse(id).flatMap(asset -> assets.find(asset, language.getTag()));
    if (found.isEmpty()) {
      Going.nowhere();
      return;
    }
    details = found.get();
    try {
      offered = terms.of(details.asset().id());
    } catch (OutOfTouchException e) {
      outOfTouch = true;
    }
  }

  public AssetDetails.@Nullable Details getDetails() {
    return details;
  }

  /** A name that is recognised, with the languages that it is a name in. */
  public record Name(String text, String languages) {}

  /** Each spelling once, in the owner's order. */
  public List<Name> getNames() {
    Map<String, String> spelled = new LinkedHashMap<>();
    if (details != null) {
      details
          .names()
          .forEach(
              name ->
                  spelled.merge(
                      name.text(),
                      formats.languageName(name.language()),
                      (one, other) -> one + ", " + other));
    }
    return spelled.entrySet().stream().map(e -> new Name(e.getKey(), e.getValue())).toList();
  }

  public List<AssetTerms.Term> getOffered() {
    return offered;
  }

  /**
   * What is allowed somewhere, for one use.
   *
   * @param action ALLOW, ASK or BLOCK
   * @param perSecondMicros and {@code currency}: what the owner asks for a second
   * @param exampleMicros microcredits for the licence of {@link #getExampleSeconds()}
   */
  public record Cell(
      String action,
      long perSecondMicros,
      String currency,
      long perSecondCreditMicros,
      long exampleMicros) {}

  /** A use, and what holds for it in each place, in the order of {@link #getPlaces()}. */
  public record Row(Use use, List<Cell> cells) {}

  /** Each set of territories that somebody owns it in; {@code *} alone for everywhere. */
  public List<List<String>> getPlaces() {
    return offered.stream().map(AssetTerms.Term::territories).distinct().toList();
  }

  /** Use by use, what holds in each place. Where several own it there, all of them count. */
  public List<Row> getTable() {
    return Arrays.stream(Use.values())
        .map(use -> new Row(use, getPlaces().stream().map(place -> cell(use, place)).toList()))
        .toList();
  }

  private Cell cell(Use use, List<String> place) {
    List<AssetTerms.Term> terms =
        offered.stream()
            .filter(term -> term.use() == use && term.territories().equals(place))
            .toList();
    Action strictest =
        terms.stream().map(AssetTerms.Term::action).reduce(Action.ALLOW, AssetPage::stricter);
    long credits = terms.stream().mapToLong(AssetTerms.Term::creditMicrosPerSecond).sum();
    return new Cell(
        strictest.name(),
        terms.stream().mapToLong(AssetTerms.Term::listFeePerSecondMicros).sum(),
        terms.getFirst().currency().getCurrencyCode(),
        credits,
        credits * EXAMPLE_SECONDS);
  }

  private static Action stricter(Action one, Action other) {
    if (one == Action.BLOCK || other == Action.BLOCK) {
      return Action.BLOCK;
    }
    return one == Action.ASK || other == Action.ASK ? Action.ASK : Action.ALLOW;
  }

  public int getExampleSeconds() {
    return EXAMPLE_SECONDS;
  }

  /** Whether there are places where nobody here owns it. */
  public boolean isElsewhere() {
    return !offered.isEmpty()
        && offered.stream().noneMatch(term -> term.territories().equals(List.of("*")));
  }

  /** Whether there is a use for which it can be had. */
  public boolean isUsable() {
    return offered.stream().anyMatch(term -> term.action() != Action.BLOCK);
  }

  /** Whether this node can't say now what is allowed. */
  public boolean isOutOfTouch() {
    return outOfTouch;
  }

  public List<String> getUses() {
    return Arrays.stream(Use.values()).map(Use::name).toList();
  }

  public List<String> getQualities() {
    return Arrays.stream(Quality.values()).map(Quality::name).toList();
  }

  public String getWorkId() {
    return details == null ? "" : WireId.WORK.format(details.asset().workId());
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
