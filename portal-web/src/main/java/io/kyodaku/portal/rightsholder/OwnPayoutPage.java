package io.kyodaku.portal.rightsholder;

import io.kyodaku.payout.OwnPayouts;
import io.kyodaku.payout.Payout;
import io.kyodaku.shared.WireId;
import io.kyodaku.statement.OwnStatements;
import io.kyodaku.statement.Statement;
import io.kyodaku.statement.StatementDetail;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One payout to the tenant: how far it is, and the statement that it pays. */
@Named
@RequestScoped
public class OwnPayoutPage {

  @Inject private OwnPayouts payouts;
  @Inject private OwnStatements statements;
  @Inject private TenantDesk desk;
  private @Nullable String id;
  private @Nullable Payout payout;
  private @Nullable Statement statement;

  /** It must be one of this tenant's, and the member's to see. */
  public void open() {
    Optional<Payout> found =
        desk.has(Right.MONEY)
            ? WireId.PAYOUT.parse(id).flatMap(known -> payouts.find(desk.tenant(), known))
            : Optional.empty();
    statement =
        found
            .flatMap(one -> statements.find(desk.tenant(), one.statementId()))
            .map(StatementDetail::statement)
            .orElse(null);
    if (statement == null) {
      desk.notFound();
    }
    payout = found.orElse(null);
  }

  public @Nullable Payout getPayout() {
    return payout;
  }

  public @Nullable Statement getStatement() {
    return statement;
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }
}
