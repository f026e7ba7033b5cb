package io.kyodaku.portal.admin;

import io.kyodaku.log.AuditTrail;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.Tenants;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The audit trail with the head of the log. All of the question is in the address. */
@Named
@RequestScoped
public class AuditPage {

  private static final String PATH = "/admin/audit";

  @Inject private AuditTrail trail;
  @Inject private AuditLines words;
  @Inject private Tenants tenants;
  private @Nullable String tenant;
  private @Nullable String action;
  private @Nullable String person;
  private @Nullable String from;
  private @Nullable String to;
  private int page;
  private @Nullable List<AuditTrail.Line> lines;

  private List<AuditTrail.Line> lines() {
    if (lines == null) {
      lines = isUnknownTenant() ? List.of() : trail.page(which(), page);
    }
    return lines;
  }

  public List<AuditLines.Line> getLines() {
    return words.read(lines().stream().limit(AuditTrail.PAGE_SIZE).toList());
  }

  private AuditTrail.Which which() {
    return new AuditTrail.Which(
        tenantId(),
        getAction(),
        getPerson(),
        Asked.date(from).map(day -> day.atStartOfDay().toInstant(ZoneOffset.UTC)),
        Asked.date(to).map(day -> day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
  }

  private Optional<TenantId> tenantId() {
    return getTenant().isEmpty()
        ? Optional.empty()
        : tenants.findBySlug(getTenant()).map(Tenants.Listed::id);
  }

  /** Whether lines of a tenant are asked for that there is not. */
  public boolean isUnknownTenant() {
    return !getTenant().isEmpty() && tenantId().isEmpty();
  }

  public AuditTrail.@Nullable Head getHead() {
    return trail.head().orElse(null);
  }

  public List<Choice> getActions() {
    return words.choices(trail.actions());
  }

  public boolean isFiltered() {
    return !(getTenant() + getAction() + getPerson() + getFrom() + getTo()).isEmpty();
  }

  public String getPrevious() {
    return page == 0 ? "" : link().page(page - 1);
  }

  public String getNext() {
    return lines().size() > AuditTrail.PAGE_SIZE ? link().page(page + 1) : "";
  }

  private Link link() {
    return Link.to(PATH)
        .with("tenant", getTenant())
        .with("action", getAction())
        .with("person", getPerson())
        .with("from", getFrom())
        .with("to", getTo());
  }

  public String getTenant() {
    return Asked.words(tenant);
  }

  public void setTenant(@Nullable String tenant) {
    this.tenant = tenant;
  }

  public String getAction() {
    return Asked.words(action);
  }

  public void setAction(@Nullable String action) {
    this.action = action;
  }

  public String getPerson() {
    return Asked.words(person);
  }

  public void setPerson(@Nullable String person) {
    this.person = person;
  }

  public String getFrom() {
    return Asked.date(from).map(Object::toString).orElse("");
  }

  public void setFrom(@Nullable String from) {
    this.from = from;
  }

  public String getTo() {
    return Asked.date(to).map(Object::toString).orElse("");
  }

  public void setTo(@Nullable String to) {
    this.to = to;
  }

  public int getPage() {
    return page;
  }

  public void setPage(int page) {
    this.page = Asked.page(page);
  }
}
