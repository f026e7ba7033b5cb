package io.kyodaku.portal.site;

import io.kyodaku.catalog.CatalogSearch;
import io.kyodaku.catalog.ListedAsset;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.FieldError;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be licensed, found by name and narrowed by what there is. All of the question is in the
 * address, so that it can be kept and shared.
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
  private @Nullable String kind;
  private @Nullable String work;
  private @Nullable String price;
  private @Nullable String order;
  private int page = 1;
  private CatalogSearch.@Nullable Browsed browsed;

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
    return Stream.of(q, territory, use, kind, work, price).anyMatch(Objects::nonNull);
  }

  /**
   * A choice as a link.
   *
   * @param key of the portal's texts; empty where {@code name} is not ours to translate
   * @param href with it, or without it where it is chosen
   */
  public record Choice(String key, String name, long count, String href, boolean chosen) {}

  /** Choices of one kind; the key is that of their title. */
  public record Group(String key, List<Choice> choices) {}

  /** What can be chosen from, without what would leave nothing. */
  public List<Group> getGroups() {
    CatalogSearch.Choices all = browsed().choices();
    return Stream.of(
            group("catalog.use", "use", "use.", use, all.uses()),
            group("catalog.price", "price", "catalog.price.", price, all.prices()),
            group("catalog.kind", "kind", "kind.", kind, all.kinds()),
            group("asset.work", "work", "", work, all.works()))
        .filter(group -> !group.choices().isEmpty())
        .toList();
  }

  private Group group(
      String title,
      String parameter,
      String prefix,
      @Nullable String chosen,
      List<CatalogSearch.Choice> choices) {
    return new Group(
        title,
        choices.stream()
            .filter(choice -> choice.count() > 0 || choice.value().equals(chosen))
            .map(
                choice -> {
                  boolean current = choice.value().equals(chosen);
                  return new Choice(
                      prefix.isEmpty() ? "" : prefix + choice.value(),
                      choice.title(),
                      choice.count(),
                      link(parameter, current ? null : choice.value()),
                      current);
                })
            .toList());
  }

  /** Ways to sort, as links; the key is one of the portal's texts. */
  public List<Choice> getOrders() {
    return Stream.concat(
            Stream.of(new Choice("catalog.order.BEST", "", 0, link("order", null), order == null)),
            Arrays.stream(CatalogSearch.Order.values())
                .map(
                    way ->
                        new Choice(
                            "catalog.order." + way,
                            "",
                            0,
                            link("order", way.name()),
                            way.name().equals(order))))
        .toList();
  }

  public String getPrevious() {
    return page > 1 ? link("page", String.valueOf(page - 1)) : "";
  }

  public String getNext() {
    return isMore() ? link("page", String.valueOf(page + 1)) : "";
  }

  /** The same question with another answer to one part of it, from its first page. */
  private String link(String parameter, @Nullable String value) {
    Map<String, @Nullable String> parts = new LinkedHashMap<>();
    parts.put("q", q);
    parts.put("territory", territory);
    parts.put("use", use);
    parts.put("price", price);
    parts.put("kind", kind);
    parts.put("work", work);
    parts.put("order", order);
    parts.put(parameter, value);
    String query =
        parts.entrySet().stream()
            .filter(part -> part.getValue() != null && !part.getValue().isEmpty())
            .map(part -> part.getKey() + "=" + encoded(part.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "/catalog" : "/catalog?" + query;
  }

  private static String encoded(@Nullable String value) {
    return value == null ? "" : URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private CatalogSearch.Outcome outcome() {
    return browsed().outcome();
  }

  private CatalogSearch.Browsed browsed() {
    if (browsed == null) {
      browsed = search.browse(query());
    }
    return browsed;
  }

  private CatalogSearch.Query query() {
    return new CatalogSearch.Query(
        q,
        territory,
        use,
        new CatalogSearch.Narrowing(kind, work, price, order),
        page,
        language.getTag());
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

  public @Nullable String getKind() {
    return kind;
  }

  public void setKind(@Nullable String kind) {
    this.kind = kind;
  }

  public @Nullable String getWork() {
    return work;
  }

  public void setWork(@Nullable String work) {
    this.work = work;
  }

  public @Nullable String getPrice() {
    return price;
  }

  public void setPrice(@Nullable String price) {
    this.price = price;
  }

  public @Nullable String getOrder() {
    return order;
  }

  public void setOrder(@Nullable String order) {
    this.order = order;
  }
}
