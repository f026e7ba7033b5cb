package io.kyodaku.portal.rightsholder;

import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.OwnUsages;
import io.kyodaku.generation.UsageCells;
import io.kyodaku.generation.UsageQuestion;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.WireId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the tenant's assets are used, whatever it asks for: all of the question is in the address.
 */
@Named
@RequestScoped
public class OwnUsagesPage {

  private static final String VIEW = "usages";

  @Inject private OwnUsages usages;
  @Inject private UsageCells cells;
  @Inject private TenantDesk desk;
  @Inject private OwnNames names;
  @Inject private Formats formats;
  @Inject private PageErrors texts;
  @Inject @RequestParameterMap private Map<String, String> parameters;
  private UsageAddress asked = UsageAddress.of(Map.of());
  private @Nullable List<OwnUsages.OwnUsage> found;
  private @Nullable List<UsageCells.Sum> sums;
  private UsageCells.@Nullable Choices choices;

  /** One answer of a filter. */
  public record Answer(String value, String label) {}

  @PostConstruct
  void read() {
    asked = UsageAddress.of(parameters);
  }

  private List<OwnUsages.OwnUsage> found() {
    if (found == null) {
      found = usages.page(desk.tenant(), asked.question(), asked.after(), OwnUsages.PAGE_SIZE + 1);
    }
    return found;
  }

  public List<OwnUsages.OwnUsage> getFound() {
    List<OwnUsages.OwnUsage> page = found().stream().limit(OwnUsages.PAGE_SIZE).toList();
    names.read(page.stream().map(OwnUsages.OwnUsage::assetId).toList());
    return page;
  }

  /** What all that is asked for comes to, by currency. */
  public List<UsageCells.Sum> getSums() {
    if (sums == null) {
      sums = cells.sums(desk.tenant(), asked.question());
    }
    return sums;
  }

  public long getUsages() {
    return getSums().stream().mapToLong(UsageCells.Sum::usages).sum();
  }

  public long getSettled() {
    return getSums().stream().mapToLong(UsageCells.Sum::settled).sum();
  }

  public @Nullable Instant getAddedUpAt() {
    return cells.addedUpAt(desk.tenant()).orElse(null);
  }

  public boolean isNarrowed() {
    return asked.isNarrowed();
  }

  /** The way back to the newest. */
  public String getFirst() {
    return asked.after().isPresent() ? desk.path(VIEW) + asked.query(Optional.empty()) : "";
  }

  public String getNext() {
    return found().size() > OwnUsages.PAGE_SIZE
        ? desk.path(VIEW) + asked.query(Optional.of(found().get(OwnUsages.PAGE_SIZE - 1).after()))
        : "";
  }

  /** The same as a file. */
  public String getFile() {
    return desk.path("usages-file") + asked.query(Optional.empty());
  }

  public int getFileRows() {
    return UsagesFile.ROWS_AT_MOST;
  }

  private UsageCells.Choices choices() {
    if (choices == null) {
      choices = cells.choices(desk.tenant(), asked.question());
    }
    return choices;
  }

  public List<Answer> getWorks() {
    return answers(choices().works(), WireId.WORK);
  }

  public List<Answer> getAssets() {
    List<UUID> ids = choices().assets().stream().map(UsageCells.Named::id).toList();
    names.read(ids);
    return ids.stream().map(id -> new Answer(WireId.ASSET.format(id), names.both(id))).toList();
  }

  public List<Answer> getGenerators() {
    return answers(choices().generators(), WireId.GENERATOR);
  }

  private static List<Answer> answers(List<UsageCells.Named> named, WireId ids) {
    return named.stream().map(one -> new Answer(ids.format(one.id()), one.name())).toList();
  }

  public List<Answer> getTerritories() {
    return choices().territories().stream()
        .map(
            code ->
                new Answer(
                    code,
                    code.equals("*") ? texts.text("rights.everywhere") : formats.country(code)))
        .sorted(Comparator.comparing(Answer::label))
        .toList();
  }

  public List<Answer> getUses() {
    return Arrays.stream(Use.values())
        .map(use -> new Answer(use.name(), texts.text("use." + use)))
        .toList();
  }

  public List<Answer> getStates() {
    return Arrays.stream(AuthorizationStatus.values())
        .map(state -> new Answer(state.name(), texts.text("rights.usage." + state)))
        .toList();
  }

  private UsageQuestion question() {
    return asked.question();
  }

  public String getFrom() {
    return question().from().map(Object::toString).orElse("");
  }

  public String getTo() {
    return question().to().map(Object::toString).orElse("");
  }

  public String getWork() {
    return wire(WireId.WORK, question().work());
  }

  public String getAsset() {
    return wire(WireId.ASSET, question().asset());
  }

  public String getGenerator() {
    return wire(WireId.GENERATOR, question().generator());
  }

  private static String wire(WireId ids, Optional<UUID> id) {
    return id.map(ids::format).orElse("");
  }

  public String getUse() {
    return question().use().map(Enum::name).orElse("");
  }

  public String getTerritory() {
    return question().territory().orElse("");
  }

  public String getState() {
    return question().state().map(Enum::name).orElse("");
  }
}
