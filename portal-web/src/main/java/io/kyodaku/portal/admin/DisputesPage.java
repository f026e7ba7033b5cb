package io.kyodaku.portal.admin;

import io.kyodaku.portal.PageErrors;
import io.kyodaku.stripe.MoneyBack;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Disputes, refunds and warnings of banks, and which order each is of. */
@Named
@RequestScoped
public class DisputesPage {

  private static final Set<String> OPEN =
      Set.of("warning_needs_response", "needs_response", "requires_action");
  private static final Set<String> ENDED_WELL = Set.of("won", "warning_closed", "prevented");
  private static final Set<String> ENDED_BADLY = Set.of("lost", "failed");

  @Inject private MoneyBack moneyBack;
  @Inject private PageErrors texts;
  private @Nullable String sort;
  private int page;
  private @Nullable List<MoneyBack.Item> found;

  private List<MoneyBack.Item> found() {
    if (found == null) {
      found = moneyBack.page(Asked.choice(MoneyBack.Sort.class, sort), page);
    }
    return found;
  }

  public List<MoneyBack.Item> getRows() {
    return found().stream().limit(MoneyBack.PAGE_SIZE).toList();
  }

  /** What Stripe says of it, in the reader's language where it is a known word. */
  public String state(MoneyBack.Item item) {
    return item.state().isEmpty()
        ? "—"
        : texts.text("moneyBack.state." + item.state(), "moneyBack.state.other");
  }

  /** The badge's colour. */
  public String tone(MoneyBack.Item item) {
    if (OPEN.contains(item.state())) {
      return "warn";
    }
    if (ENDED_BADLY.contains(item.state())) {
      return "bad";
    }
    return ENDED_WELL.contains(item.state()) ? "good" : "";
  }

  public List<Choice> getSorts() {
    return Arrays.stream(MoneyBack.Sort.values())
        .map(s -> new Choice(s.name(), texts.text("moneyBack.sort." + s)))
        .toList();
  }

  public boolean isFiltered() {
    return !getSort().isEmpty();
  }

  public String getPrevious() {
    return page == 0 ? "" : link().page(page - 1);
  }

  public String getNext() {
    return found().size() > MoneyBack.PAGE_SIZE ? link().page(page + 1) : "";
  }

  private Link link() {
    return Link.to("/admin/disputes").with("sort", getSort());
  }

  public String getSort() {
    return Asked.oneOf(MoneyBack.Sort.class, sort);
  }

  public void setSort(@Nullable String sort) {
    this.sort = sort;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Asked.page(page);
  }
}
