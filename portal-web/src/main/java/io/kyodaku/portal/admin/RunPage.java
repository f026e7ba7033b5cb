package io.kyodaku.portal.admin;

import io.kyodaku.oversight.RunDirectory;
import io.kyodaku.oversight.RunDirectory.Item;
import io.kyodaku.oversight.RunDirectory.Run;
import io.kyodaku.oversight.RunDirectory.Standing;
import io.kyodaku.portal.Going;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run: how far it is, and what it could not do. All of the question is in the address. */
@Named
@RequestScoped
public class RunPage {

  private static final String LIST = "#items";

  @Inject private RunDirectory directory;
  private @Nullable String id;
  private @Nullable String standing;
  private int page;
  private @Nullable Run run;
  private @Nullable List<Item> items;

  /** A number of the run's things, with the way to them. */
  public record Part(Standing standing, int count, String href) {}

  public void load() {
    run = WireId.RUN.parse(id).flatMap(directory::find).orElse(null);
    if (run == null) {
      Going.nowhere();
    }
  }

  public @Nullable Run getRun() {
    return run;
  }

  /** Whether it may still change by itself. */
  public boolean isMoving() {
    return run != null && run.count(Standing.UNDER_WAY) + run.count(Standing.SENT) > 0;
  }

  /** As {@link RunStanding} says it. */
  public String getNow() {
    return run == null ? "" : RunStanding.of(run);
  }

  /** What to say of a run that is finished. */
  public String getEnd() {
    if (run == null || run.isUnderWay()) {
      return "";
    }
    return run.count(Standing.STUCK) > 0 ? "stuck" : run.count(Standing.SENT) > 0 ? "sent" : "all";
  }

  /** What is always counted, and the rest where there is some. */
  public List<Part> getParts() {
    return Stream.of(Standing.DONE, Standing.SENT, Standing.UNDER_WAY, Standing.STUCK)
        .filter(each -> each != Standing.SENT || count(each) > 0)
        .map(this::part)
        .toList();
  }

  /** All that it can be narrowed to. */
  public List<Part> getChoices() {
    return Stream.of(Standing.values())
        .filter(each -> count(each) > 0 || each.name().equals(getStanding()))
        .map(this::part)
        .toList();
  }

  private Part part(Standing each) {
    return new Part(each, count(each), link().with("standing", each) + LIST);
  }

  private int count(Standing each) {
    return run == null ? 0 : run.count(each);
  }

  private List<Item> items() {
    if (items == null) {
      items =
          run == null
              ? List.of()
              : directory.items(run.id(), Asked.choice(Standing.class, standing), page);
    }
    return items;
  }

  public List<Item> getItems() {
    return items().stream().limit(RunDirectory.PAGE_SIZE).toList();
  }

  public String getAll() {
    return link() + LIST;
  }

  public String getPrevious() {
    return page == 0 ? "" : link().with("standing", getStanding()).page(page - 1) + LIST;
  }

  public String getNext() {
    return items().size() > RunDirectory.PAGE_SIZE
        ? link().with("standing", getStanding()).page(page + 1) + LIST
        : "";
  }

  private Link link() {
    return Link.to("/admin/run").with("id", run == null ? "" : WireId.RUN.format(run.id()));
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public String getStanding() {
    return Asked.oneOf(Standing.class, standing);
  }

  public void setStanding(@Nullable String standing) {
    this.standing = standing;
  }

  public String getPageText() {
    return String.valueOf(page);
  }

  public void setPageText(@Nullable String typed) {
    this.page = Asked.page(typed);
  }
}
