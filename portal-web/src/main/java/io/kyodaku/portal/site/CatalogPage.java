package io.kyodaku.portal.site;

import io.kyodaku.catalog.CatalogSearch;
import io.kyodaku.catalog.ListedAsset;
import io.kyodaku.decision.Use;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be licensed, found by name, territory and use. All of the question is in the address, so
 * that it can be kept and shared.
 */
@Named
@RequestScoped
public class CatalogPage {

  private static final int PAGE_AT_MOST = 10_000;

  @Inject private CatalogSearch search;
  @Inject private Language language;
  @Inject private PageErrors texts;
  private @Nullable String q;
  private @Nullable String territory;
  private @Nullable String use;
  private int page = 1;
  private CatalogSearch.@Nullable Outcome outcome;

  public List<ListedAsset> getItems() {
    return outcome() instanceof CatalogSearch.Found found ? found.items() : List.of();
  }

  public long getTotal() {
    return outcome() instanceof CatalogSearch.Found found ? found.total() : 0;
  }

  /** What is wrong with the question, by field. */
  public Map<String, String> getErrors() {
    return outcome() instanceof CatalogSearch.Invalid invalid
        ? invalid.errors().stream()
            .collect(
                Collectors.toMap(
                    FieldError::field, error -> texts.text(error.fault()), (a, b) -> a))
        : Map.of();
  }

  public boolean isMore() {
    return (long) page * CatalogSearch.PAGE_SIZE < getTotal();
  }

  public boolean isFiltered() {
    return q != null || territory != null || use != null;
  }

  public List<String> getUses() {
    return Arrays.stream(Use.values()).map(Use::name).toList();
  }

  public String wireId(UUID asset) {
    return WireId.ASSET.format(asset);
  }

  /** The same question, another page of its answer. */
  public String linkTo(int wanted) {
    return "/catalog?q="
        + encoded(q)
        + "&territory="
        + encoded(territory)
        + "&use="
        + encoded(use)
        + "&page="
        + wanted;
  }

  private static String encoded(@Nullable String value) {
    return value == null ? "" : URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private CatalogSearch.Outcome outcome() {
    if (outcome == null) {
      outcome = search.search(new CatalogSearch.Query(q, territory, use, page, language.getTag()));
    }
    return outcome;
  }

  public @Nullable String getQ() {
    return q;
  }

  public void setQ(@Nullable String q) {
    this.q = q;
  }

  public @Nullable String getTerritory() {
    return territory;
  }

  public void setTerritory(@Nullable String territory) {
    this.territory = territory;
  }

  public @Nullable String getUse() {
    return use;
  }

  public void setUse(@Nullable String use) {
    this.use = use;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Math.clamp(page, 1, PAGE_AT_MOST);
  }
}
