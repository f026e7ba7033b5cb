package io.kyodaku.portal.site;

import io.kyodaku.catalog.CatalogSearch;
import io.kyodaku.catalog.ListedAsset;
import io.kyodaku.portal.Language;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows some of what can be licensed, others every day. */
@Named
@RequestScoped
public class FrontPage {

  private static final int SHOWN = 6;

  /** What somebody may publish is what a visitor wants to see. */
  private static final String USE = "SHARED";

  @Inject private CatalogSearch search;
  @Inject private Language language;
  @Inject private Clock clock;
  private @Nullable List<ListedAsset> shown;

  public List<ListedAsset> getShown() {
    if (shown == null) {
      shown = choose();
    }
    return shown;
  }

  public String wireId(UUID asset) {
    return WireId.ASSET.format(asset);
  }

  private List<ListedAsset> choose() {
    int day = clock.instant().atOffset(ZoneOffset.UTC).getDayOfYear();
    CatalogSearch.Found first = page(1);
    int pages =
        Math.toIntExact((first.total() + CatalogSearch.PAGE_SIZE - 1) / CatalogSearch.PAGE_SIZE);
    List<ListedAsset> items = pages < 2 ? first.items() : page(1 + day % pages).items();
    int step = Math.max(1, items.size() / SHOWN);
    List<ListedAsset> chosen = new ArrayList<>();
    for (int i = day % step; i < items.size() && chosen.size() < SHOWN; i += step) {
      chosen.add(items.get(i));
    }
    return List.copyOf(chosen);
  }

  private CatalogSearch.Found page(int number) {
    return search.search(new CatalogSearch.Query(null, null, USE, number, language.getTag()))
            instanceof CatalogSearch.Found found
        ? found
        : new CatalogSearch.Found(List.of(), 1, 0);
  }
}
