package io.kyodaku.catalog;

import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** A rightsholder takes a name back: prompts that use it no longer mean the asset. */
@Dependent
public class RemovingAlias {

  private final JpaCatalog catalog;

  @Inject
  RemovingAlias(JpaCatalog catalog) {
    this.catalog = catalog;
  }

  /** What became of it. */
  public enum Outcome {
    REMOVED,
    /** No such alias of this tenant, or no longer. */
    NOT_FOUND
  }

  @TenantScoped
  public Outcome remove(TenantId tenant, UUID aliasId) {
    Optional<Alias> alias = catalog.alias(aliasId);
    alias.ifPresent(catalog::remove);
    return alias.isPresent() ? Outcome.REMOVED : Outcome.NOT_FOUND;
  }
}
