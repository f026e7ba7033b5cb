package io.kyodaku.withholding;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** What is withheld of whom, for operators. */
@Dependent
public class WithholdingRates {

  private static final int SHOWN_AT_MOST = 1_000;

  private final Sql admin;

  @Inject
  public WithholdingRates(@DatabaseRole(Kind.ADMIN) DataSource admin) {
    this.admin = new Sql(admin);
  }

  /** The rates that hold, by payer, residence and form. */
  public List<WithholdingRate> all() {
    return admin.list(
        "select * from (select distinct on (selling_entity, residence, legal_form) "
            + WithholdingRate.COLUMNS
            + " from withholding_rate order by selling_entity, residence, legal_form, set_at desc,"
            + " id desc) latest order by array_position(array['JP', 'US', 'EU'], selling_entity),"
            + " residence = '?' desc, residence = '*', residence, legal_form limit ?",
        WithholdingRate::read,
        SHOWN_AT_MOST);
  }

  public Optional<WithholdingRate> find(UUID id) {
    return admin.result(connection -> WithholdingRate.find(connection, id));
  }
}
