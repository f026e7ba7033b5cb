package io.kyodaku.portal.site;

import io.kyodaku.catalog.AssetDetails;
import io.kyodaku.decision.AssetTerms;
import io.kyodaku.decision.OutOfTouchException;
import io.kyodaku.decision.Quality;
import io.kyodaku.decision.Use;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.Language;
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

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
