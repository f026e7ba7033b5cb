package io.kyodaku.portal.admin;

import io.kyodaku.oversight.RunDirectory;
import io.kyodaku.oversight.RunDirectory.Run;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last runs, with how far each is. */
@Named
@RequestScoped
public class RunsPage {

  @Inject private RunDirectory directory;
  private int page;
  private @Nullable List<Run> runs;

  private List<Run> runs() {
    if (runs == null) {
      runs = directory.page(page);
    }
    return runs;
  }

  public List<Run> getRuns() {
    return runs().stream().limit(RunDirectory.PAGE_SIZE).toList();
  }

  public String getPrevious() {
    return page == 0 ? "" : Link.to("/admin/runs").page(page - 1);
  }

  public String getNext() {
    return runs().size() > RunDirectory.PAGE_SIZE ? Link.to("/admin/runs").page(page + 1) : "";
  }

  public String getPageText() {
    return String.valueOf(page);
  }

  public void setPageText(@Nullable String typed) {
    this.page = Asked.page(typed);
  }
}
