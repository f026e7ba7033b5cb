package io.kyodaku.portal.creator;

import io.kyodaku.catalog.AssetNames;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.Authorizations;
import io.kyodaku.generation.CancellingGeneration;
import io.kyodaku.generation.GenerationJob;
import io.kyodaku.generation.GenerationJobs;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.Language;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the creator had rendered here, and all its licences, also those of linked generators. */
@Named
@ViewScoped
public class GenerationsPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int JOBS_SHOWN = 12;
  private static final int LICENCES_SHOWN = 20;
  private static final int PAGE_AT_MOST = 100_000;

  @Inject private transient GenerationJobs jobs;
  @Inject private transient Authorizations authorizations;
  @Inject private transient CancellingGeneration cancelling;
  @Inject private transient CurrentCaller caller;
  @Inject private transient AssetNames names;
  @Inject private transient Language language;
  private @Nullable List<ShownJob> shown;
  private transient @Nullable List<Authorization> licences;
  private @Nullable String status;
  private @Nullable String asset;
  private int page;
  private int licencePage;

  public List<ShownJob> getJobs() {
    if (shown == null) {
      List<GenerationJob> found = jobs.ofCreator(creator(), filter(), page, JOBS_SHOWN);
      Map<UUID, List<GenerationJobs.Rendered>> assets =
          jobs.assetsIn(found.stream().map(GenerationJob::authorizationId).toList());
      Map<UUID, String> called = called(assets.values().stream().flatMap(List::stream));
      shown =
          new ArrayList<>(
              found.stream()
                  .map(
                      job ->
                          ShownJob.of(
                              job,
                              names(assets.getOrDefault(job.authorizationId(), List.of()), called)))
                  .toList());
    }
    return shown;
  }

  private static List<String> names(
      List<GenerationJobs.Rendered> assets, Map<UUID, String> called) {
    return assets.stream()
        .map(rendered -> called.getOrDefault(rendered.assetId(), rendered.name()))
        .distinct()
        .toList();
  }

  /** In the reader's language. */
  private Map<UUID, String> called(Stream<GenerationJobs.Rendered> rendered) {
    return names.of(
        rendered.map(GenerationJobs.Rendered::assetId).collect(Collectors.toSet()),
        language.getTag());
  }

  /** A filter as a link: its words, where it leads, and whether it is the one in use. */
  public record Choice(String key, String name, String href, boolean current) {}

  /** All states, each with the same character; the key is one of the texts. */
  public List<Choice> getStates() {
    List<Choice> choices = new ArrayList<>();
    choices.add(new Choice("generations.all", "", link(null, asset, 0), status == null));
    for (GenerationJob.Status state : GenerationJob.Status.values()) {
      choices.add(
          new Choice(
              "job." + state, "", link(state.name(), asset, 0), state.name().equals(status)));
    }
    return choices;
  }

  /** The characters that were rendered, each with the same state. */
  public List<Choice> getAssets() {
    List<GenerationJobs.Rendered> all = jobs.assetsOf(creator());
    Map<UUID, String> called = called(all.stream());
    return all.stream()
        .map(
            rendered -> {
              String id = WireId.ASSET.format(rendered.assetId());
              boolean current = id.equals(asset);
              return new Choice(
                  "",
                  called.getOrDefault(rendered.assetId(), rendered.name()),
                  link(status, current ? null : id, 0),
                  current);
            })
        .toList();
  }

  public boolean isFiltered() {
    return status != null || asset != null;
  }

  public String getNewer() {
    return page > 0 ? link(status, asset, page - 1) : "";
  }

  public String getOlder() {
    return isMore() ? link(status, asset, page + 1) : "";
  }

  public String getNewerLicences() {
    return licencePage > 0
        ? "/creator/generations?licences=" + (licencePage - 1) + "#licences"
        : "";
  }

  public String getOlderLicences() {
    return isMoreLicences()
        ? "/creator/generations?licences=" + (licencePage + 1) + "#licences"
        : "";
  }

  /** Parts that were parsed, or are not in it. */
  private String link(@Nullable String state, @Nullable String ofAsset, int wanted) {
    List<String> parts = new ArrayList<>();
    if (state != null) {
      parts.add("status=" + state);
    }
    if (ofAsset != null) {
      parts.add("asset=" + ofAsset);
    }
    if (wanted > 0) {
      parts.add("page=" + wanted);
    }
    return "/creator/generations" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
  }

  private GenerationJobs.Filter filter() {
    return new GenerationJobs.Filter(
        Optional.ofNullable(status).map(GenerationJob.Status::valueOf), WireId.ASSET.parse(asset));
  }

  public boolean isMore() {
    return getJobs().size() == JOBS_SHOWN;
  }

  public List<Authorization> getLicences() {
    if (licences == null) {
      licences = authorizations.ofCreator(creator(), licencePage, LICENCES_SHOWN);
    }
    return licences;
  }

  public boolean isMoreLicences() {
    return getLicences().size() == LICENCES_SHOWN;
  }

  public void cancel(UUID job) {
    boolean cancelled = cancelling.cancel(creator(), job);
    Going.to(
        cancelled
            ? "/creator/generations?done=generationCancelled"
            : "/creator/generations?failed=standsOtherwise");
  }

  private UUID creator() {
    return caller.person().creatorId().orElseThrow();
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Math.clamp(page, 0, PAGE_AT_MOST);
  }

  public int getLicencePage() {
    return licencePage;
  }

  public void setLicencePage(int licencePage) {
    this.licencePage = Math.clamp(licencePage, 0, PAGE_AT_MOST);
  }

  public @Nullable String getStatus() {
    return status;
  }

  /** What is no state is no filter. */
  public void setStatus(@Nullable String status) {
    this.status =
        Arrays.stream(GenerationJob.Status.values())
            .map(GenerationJob.Status::name)
            .filter(name -> name.equals(status))
            .findFirst()
            .orElse(null);
  }

  public @Nullable String getAsset() {
    return asset;
  }

  public void setAsset(@Nullable String asset) {
    this.asset = WireId.ASSET.parse(asset).map(WireId.ASSET::format).orElse(null);
  }
}
