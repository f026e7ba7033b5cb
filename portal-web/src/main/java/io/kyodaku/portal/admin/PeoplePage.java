package io.kyodaku.portal.admin;

import io.kyodaku.oversight.PeopleDirectory;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for somebody who needs help. */
@Named
@RequestScoped
public class PeoplePage {

  @Inject private PeopleDirectory people;
  private @Nullable String q;
  private @Nullable List<PeopleDirectory.Found> found;

  public List<PeopleDirectory.Found> getFound() {
    if (found == null) {
      found = getQ().isEmpty() ? List.of() : people.find(getQ());
    }
    return found;
  }

  /** Whether there may be more than is shown. */
  public boolean isMore() {
    return getFound().size() == PeopleDirectory.SHOWN_AT_MOST;
  }

  public String getQ() {
    return Asked.words(q);
  }

  public void setQ(@Nullable String q) {
    this.q = q;
  }
}
