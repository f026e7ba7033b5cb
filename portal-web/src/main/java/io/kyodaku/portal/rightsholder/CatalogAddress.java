package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.AssetFilter;
import io.kyodaku.catalog.AssetKind;
import io.kyodaku.catalog.BrowsingOwnCatalog.Sort;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.shared.PlainText;
import io.kyodaku.shared.WireId;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a rightsholder asks of its catalogue, as the address says it; what the address says wrong is
 * not asked.
 *
 * @param view {@code cards} or {@code table}
 * @param page from 0
 */
public record CatalogAddress(
    String q,
    @Nullable UUID work,
    @Nullable AssetKind kind,
    @Nullable PolicyPreset policy,
    AssetFilter.@Nullable State state,
    Sort sort,
    String view,
    int page)
    implements Serializable {

  static final String CARDS = "cards";
  static final String TABLE = "table";

  /**
   * @param view where the address names none
   */
  static CatalogAddress of(Map<String, String> parameters, String view) {
    String q = parameters.getOrDefault("q", "").strip();
    String asked = parameters.getOrDefault("view", view);
    return new CatalogAddress(
        PlainText.cut(q, AssetFilter.TEXT_LENGTH_AT_MOST),
        WireId.WORK.parse(parameters.get("work")).orElse(null),
        choice(parameters.get("kind"), AssetKind.class).orElse(null),
        choice(parameters.get("policy"), PolicyPreset.class).orElse(null),
        choice(parameters.get("state"), AssetFilter.State.class).orElse(null),
        choice(parameters.get("sort"), Sort.class).orElse(Sort.NAME),
        asked.equals(TABLE) ? TABLE : CARDS,
        Paging.page(parameters.get("page")));
  }

  private static <E extends Enum<E>> Optional<E> choice(@Nullable String name, Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> e.name().equals(name)).findFirst();
  }

  AssetFilter filter() {
    return new AssetFilter(
        q,
        Optional.ofNullable(work),
        Optional.ofNullable(kind),
        Optional.ofNullable(policy),
        Optional.ofNullable(state));
  }

  public boolean isNarrowed() {
    return !filter().isAll();
  }

  /** The work's id on the wire; nothing for all works. */
  public String getWorkId() {
    return work == null ? "" : WireId.WORK.format(work);
  }

  /** The same question, as a query that names no page. */
  String query(String shown) {
    StringJoiner query = new StringJoiner("&");
    add(query, "q", q);
    add(query, "work", getWorkId());
    add(query, "kind", kind == null ? "" : kind.name());
    add(query, "policy", policy == null ? "" : policy.name());
    add(query, "state", state == null ? "" : state.name());
    add(query, "sort", sort == Sort.NAME ? "" : sort.name());
    add(query, "view", shown);
    return query.toString();
  }

  private static void add(StringJoiner query, String name, String value) {
    if (!value.isEmpty()) {
      query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
