package io.kyodaku.contract;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import javax.sql.DataSource;

/** Finds the notice that ends a tenant's contract, or under which it winds down. */
@Dependent
public class CurrentNotice {

  private final Sql reader;

  @Inject
  public CurrentNotice(@DatabaseRole(Kind.READER) DataSource reader) {
    this.reader = new Sql(reader);
  }

  /** The latest that somebody gave, unless it was withdrawn or overtaken. */
  public Optional<NoticeView> of(TenantId tenant) {
    return reader.first(
        NoticeView.SELECT
            + " where n.tenant_id = ? and n.status in ('RUNNING', 'WINDING_DOWN', 'OVER')"
            + " order by n.given_at desc limit 1",
        NoticeView::of,
        tenant);
  }
}
