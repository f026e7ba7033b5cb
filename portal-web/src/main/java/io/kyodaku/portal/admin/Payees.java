package io.kyodaku.portal.admin;

import io.kyodaku.identity.Generators;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import io.kyodaku.stripe.Payee;
import io.kyodaku.tenant.Tenants;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What whoever is paid is called, and where operators find it and its statements. */
@Named
@RequestScoped
public class Payees {

  @Inject private Tenants tenants;
  @Inject private Generators generators;
  private final Map<Payee, String> names = new HashMap<>();

  public String name(Payee payee) {
    return names.computeIfAbsent(
        payee,
        asked ->
            switch (asked.kind()) {
              case TENANT ->
                  tenants.find(new TenantId(asked.id())).map(Tenants.Listed::name).orElse("");
              case GENERATOR -> generators.find(asked.id()).map(Generators.Listed::name).orElse("");
            });
  }

  public String page(Payee payee) {
    return switch (payee.kind()) {
      case TENANT -> "/admin/tenant?id=" + WireId.TENANT.format(payee.id());
      case GENERATOR -> "/admin/generator-money?id=" + WireId.GENERATOR.format(payee.id());
    };
  }

  public String statement(Payee payee, UUID statementId) {
    return switch (payee.kind()) {
          case TENANT -> "/admin/statement?id=";
          case GENERATOR -> "/admin/generator-statement?id=";
        }
        + WireId.STATEMENT.format(statementId);
  }
}
