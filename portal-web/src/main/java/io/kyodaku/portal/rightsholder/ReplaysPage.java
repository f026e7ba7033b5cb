package io.kyodaku.portal.rightsholder;

import io.kyodaku.replay.Replay;
import io.kyodaku.replay.Replays;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The drafts that were tried, the newest first. */
@Named
@RequestScoped
public class ReplaysPage {

  @Inject private Replays replays;
  @Inject private ReplayWords words;
  @Inject private TenantDesk desk;
  @Inject @RequestParameterMap private Map<String, String> parameters;
  private @Nullable List<Replay> found;

  private int page() {
    return Paging.page(parameters.get("page"));
  }

  private List<Replay> found() {
    if (found == null) {
      found = replays.latest(desk.tenant(), page());
    }
    return found;
  }

  public List<Replay> getLatest() {
    return found().stream().limit(Replays.PAGE_SIZE).toList();
  }

  public String title(Replay replay) {
    return words.title(replay);
  }

  public String getPrevious() {
    return page() > 0 ? desk.path("replays?page=" + (page() - 1)) : "";
  }

  public String getNext() {
    return found().size() > Replays.PAGE_SIZE ? desk.path("replays?page=" + (page() + 1)) : "";
  }
}
