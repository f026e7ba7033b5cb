package io.kyodaku.portal.admin;

import io.kyodaku.log.AuditTrail;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit trail with the head of the log. */
@Named
@RequestScoped
public class AuditPage {

  private static final int PAGE_AT_MOST = 100_000;

  @Inject private AuditTrail trail;
  private int page;

  public List<AuditTrail.Line> getLines() {
    return trail.page(page);
  }

  public AuditTrail.@Nullable Head getHead() {
    return trail.head().orElse(null);
  }

  public boolean isMore() {
    return getLines().size() == AuditTrail.PAGE_SIZE;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Math.clamp(page, 0, PAGE_AT_MOST);
  }
}
