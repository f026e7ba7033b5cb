package io.kyodaku.contract;

import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rightsholder as a contract names it.
 *
 * @param name as people know it on the platform
 * @param details who it is in legal terms; empty while it has not said so
 */
record Party(String name, Optional<Details> details) {

  /**
   * @param registrationNumber of the register of companies; empty for a person
   * @param address in one line
   * @param representative who signs for it
   */
  record Details(
      String legalName, String registrationNumber, String address, String representative) {}

  /** As rows that may read it know it. */
  static Party of(Sql rows, TenantId tenant, String name) {
    return new Party(
        name,
        rows.first(
            "select legal_name, registration_number, address, representative from tenant_details"
                + " where tenant_id = ?",
            row ->
                new Details(
                    row.getString("legal_name"),
                    row.getString("registration_number"),
                    inOneLine(row.getString("address")),
                    row.getString("representative")),
            tenant));
  }

  private static String inOneLine(String lines) {
    return lines
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
