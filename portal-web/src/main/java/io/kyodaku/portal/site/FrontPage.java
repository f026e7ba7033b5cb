package io.kyodaku.portal.site;

import io.kyodaku.catalog.CatalogSearch;
import io.kyodaku.catalog.ListedAsset;
import io.kyodaku.portal.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows some of what can be licensed, others every day. */
@Named
@RequestScoped
public class FrontPage {

  private static final int SHOWN = 6;

  @Inject private CatalogSearch search;
  @Inject private Language language;
  @Inject private Clock clock;
  private @Nullable List<ListedAsset> shown;

  public List<ListedAsset> getShown() {
    if (shown == null) {
      shown = search.some(LocalDate.now(clock).toEpochDay(), SHOWN, language.getTag());
    }
    return shown;
  }
}
