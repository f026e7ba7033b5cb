package io.kyodaku.portal.creator;

import io.kyodaku.identity.CreatorLink;
import io.kyodaku.identity.CreatorLinks;
import io.kyodaku.identity.Generators;
import io.kyodaku.identity.LinkingGenerator;
import io.kyodaku.identity.UnlinkingGenerator;
import io.kyodaku.portal.Amounts;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which generators may spend the creator's credits, and how much. */
@Named
@ViewScoped
public class LinksPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient CreatorLinks links;
  @Inject private transient Generators generators;
  @Inject private transient LinkingGenerator linking;
  @Inject private transient UnlinkingGenerator unlinking;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private @Nullable List<Row> shown;
  private @Nullable UUID generator;
  private @Nullable String limit;

  /** A link as it stood when the page was opened: a row's button means this one. */
  public record Row(
      UUID generatorId,
      String generatorName,
      @Nullable Long limitMicros,
      long spentMicros,
      Instant linkedAt)
      implements Serializable {

    private static Row of(CreatorLink link) {
      return new Row(
          link.generatorId(),
          link.generatorName(),
          link.limitMicros().isPresent() ? link.limitMicros().getAsLong() : null,
          link.spentMicros(),
          link.linkedAt());
    }
  }

  public List<Row> getLinks() {
    if (shown == null) {
      shown = new ArrayList<>(links.of(creator()).stream().map(Row::of).toList());
    }
    return shown;
  }

  public List<Generators.Listed> getOpen() {
    Set<UUID> linked =
        links.of(creator()).stream().map(CreatorLink::generatorId).collect(Collectors.toSet());
    return generators.list().stream()
        .filter(g -> !g.disabled() && !g.firstParty() && !linked.contains(g.id()))
        .toList();
  }

  public void link() {
    OptionalLong limitMicros = Amounts.micros(limit);
    boolean limitTyped = limit != null && !limit.isBlank();
    if (limitTyped && limitMicros.isEmpty()) {
      errors.show("link", List.of(new FieldError("limit", errors.text("error.amount"))));
      return;
    }
    if (generator == null) {
      errors.show("link", List.of(new FieldError("generator", errors.text("error.missing"))));
      return;
    }
    switch (linking.link(caller.person().accountId(), creator(), generator, limitMicros)) {
      case LinkingGenerator.Outcome.Linked linked -> Going.to("/creator/links?done=linked");
      case LinkingGenerator.Outcome.UnknownGenerator unknown ->
          Going.to("/creator/links?failed=standsOtherwise");
      case LinkingGenerator.Outcome.Invalid invalid -> errors.show("link", invalid.errors());
    }
  }

  public void unlink(UUID generatorId) {
    unlinking.unlink(caller.person().accountId(), creator(), generatorId);
    Going.to("/creator/links?done=unlinked");
  }

  private UUID creator() {
    return caller.person().creatorId().orElseThrow();
  }

  public @Nullable UUID getGenerator() {
    return generator;
  }

  public void setGenerator(@Nullable UUID generator) {
    this.generator = generator;
  }

  public @Nullable String getLimit() {
    return limit;
  }

  public void setLimit(@Nullable String limit) {
    this.limit = limit;
  }
}
