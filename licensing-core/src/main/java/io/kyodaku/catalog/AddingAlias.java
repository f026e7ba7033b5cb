package io.kyodaku.catalog;

import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A rightsholder gives an asset one more name, or spells one that it has otherwise. */
@Dependent
public class AddingAlias {

  private final JpaCatalog catalog;
  private final Clock clock;

  @Inject
  AddingAlias(JpaCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** LIVE, or PENDING where another owner has the name. */
  public record Added(UUID aliasId, AliasStatus status) implements Outcome {}

  /** No such asset of this tenant. */
  public record NotFound() implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  @TenantScoped
  public Outcome add(TenantId tenant, UUID assetId, AliasName.Typed typed) {
    FieldErrors errors = new FieldErrors();
    Optional<AliasName> name = AliasName.read(errors, "alias", typed);
    if (catalog.asset(assetId).isEmpty()) {
      return new NotFound();
    }
    if (name.isEmpty()) {
      return new Invalid(errors.list());
    }
    List<Alias> present = catalog.aliasesOf(assetId);
    Optional<Alias> same =
        present.stream()
            .filter(alias -> alias.name().identity().equals(name.get().identity()))
            .findFirst();
    if (same.isPresent()) {
      same.get().respell(name.get());
      return new Added(same.get().id(), same.get().status());
    }
    if (present.size() >= Asset.ALIASES_AT_MOST) {
      errors.add("alias", CatalogFault.ONE_NAME_TOO_MANY, Asset.ALIASES_AT_MOST);
      return new Invalid(errors.list());
    }
    int last = present.stream().mapToInt(Alias::position).max().orElse(-1);
    Alias alias = new Alias(assetId, name.get(), last + 1, clock.instant());
    catalog.addAll(List.of(alias));
    return new Added(alias.id(), alias.status());
  }
}
