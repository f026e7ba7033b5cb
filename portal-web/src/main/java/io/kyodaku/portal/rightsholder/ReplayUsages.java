package io.kyodaku.portal.rightsholder;

import io.kyodaku.portal.Formats;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.replay.Answer;
import io.kyodaku.replay.Replays;
import io.kyodaku.replay.Sample;
import io.kyodaku.replay.Split;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.WireId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The usages of a replay that would come to something else, as far as the address asks for them.
 */
@Named
@RequestScoped
public class ReplayUsages {

  private static final String REST = "*";

  @Inject private ReplayPage page;
  @Inject private Replays replays;
  @Inject private ReplayWords words;
  @Inject private OwnNames names;
  @Inject private TenantDesk desk;
  @Inject private Formats formats;
  @Inject private PageErrors texts;
  @Inject @RequestParameterMap private Map<String, String> parameters;
  private ReplayAddress address = ReplayAddress.of(Map.of());
  private @Nullable List<Sample> found;

  @PostConstruct
  void read() {
    address = ReplayAddress.of(parameters);
  }

  private List<Sample> found() {
    if (found == null) {
      found = replays.usages(desk.tenant(), page.getReplay().id(), address.question());
      names.read(found.stream().map(Sample::assetId).toList());
    }
    return found;
  }

  /** One page of those that would come to something else. */
  public List<Sample> getUsages() {
    return found().stream().limit(Replays.PAGE_SIZE).toList();
  }

  public String decidedBy(String id) {
    return words.decidedBy(id, page.getReplay());
  }

  public boolean isNarrowed() {
    return address.isNarrowed();
  }

  public String getPrevious() {
    int page = address.question().page();
    return page > 0 ? desk.path(address.page(page - 1)) : "";
  }

  public String getNext() {
    return found().size() > Replays.PAGE_SIZE
        ? desk.path(address.page(address.question().page() + 1))
        : "";
  }

  /** One choice of a filter. */
  public record Choice(String value, String label) {}

  public List<Choice> getAnswers() {
    return Arrays.stream(Answer.values())
        .map(one -> new Choice(one.name(), texts.text("rights.replay." + one)))
        .toList();
  }

  public List<Choice> getUseChoices() {
    return Arrays.stream(Use.values())
        .map(use -> new Choice(use.name(), texts.text("use." + use)))
        .toList();
  }

  public List<Choice> getAssetChoices() {
    return page.sums(Split.ASSET).stream()
        .filter(line -> !line.value().equals(REST))
        .map(line -> UUID.fromString(line.value()))
        .map(id -> new Choice(WireId.ASSET.format(id), names.both(id)))
        .sorted(Comparator.comparing(Choice::label))
        .toList();
  }

  public List<Choice> getTerritoryChoices() {
    return page.sums(Split.TERRITORY).stream()
        .map(line -> new Choice(line.value(), formats.country(line.value())))
        .sorted(Comparator.comparing(Choice::label))
        .toList();
  }

  public String asked(String parameter) {
    return Stream.ofNullable(parameters.get(parameter)).findFirst().orElse("");
  }
}
