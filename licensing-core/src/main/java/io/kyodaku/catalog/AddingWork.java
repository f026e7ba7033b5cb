package io.kyodaku.catalog;

import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rightsholder brings a work. */
@Dependent
public class AddingWork {

  private final JpaCatalog catalog;
  private final Clock clock;

  @Inject
  AddingWork(JpaCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  public record Added(UUID workId) implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  /**
   * @param title one line of at most 200 characters, which no other work of the tenant has
   */
  @TenantScoped
  public Outcome add(TenantId tenant, @Nullable String title) {
    FieldErrors errors = new FieldErrors();
    String tidy = errors.line("title", title, Work.TITLE_LENGTH_AT_MOST);
    if (errors.none() && catalog.hasWorkTitled(tidy)) {
      errors.add("title", CatalogFault.WORK_TITLE_TAKEN);
    }
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    Work work = new Work(tidy, clock.instant());
    catalog.add(work);
    return new Added(work.id());
  }
}
