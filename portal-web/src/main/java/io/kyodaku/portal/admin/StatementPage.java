package io.kyodaku.portal.admin;

import io.kyodaku.portal.Going;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.StatementDetail;
import io.kyodaku.statement.Statements;
import io.kyodaku.tenant.Tenants;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** One closed statement with its lines. */
@Named
@RequestScoped
public class StatementPage {

  @Inject private Statements statements;
  @Inject private Tenants tenants;
  private @Nullable String id;
  private @Nullable StatementDetail detail;
  private String tenant = "";

  public void load() {
    detail = WireId.STATEMENT.parse(id).flatMap(statements::find).orElse(null);
    if (detail == null) {
      Going.nowhere();
    } else {
      tenant = tenants.find(detail.statement().tenant()).map(Tenants.Listed::name).orElse("");
    }
  }

  public @Nullable StatementDetail getDetail() {
    return detail;
  }

  public String getTenant() {
    return tenant;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
