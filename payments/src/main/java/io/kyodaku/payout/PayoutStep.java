package io.kyodaku.payout;

/** The columns of each step. */
enum PayoutStep {
  TRANSFER("transfer_id", "transfer"),
  BANK("bank_payout_id", "bank"),
  REVERSAL("reversal_id", "reversal");

  private final String idColumn;
  private final String prefix;

  PayoutStep(String idColumn, String prefix) {
    this.idColumn = idColumn;
    this.prefix = prefix;
  }

  String idColumn() {
    return idColumn;
  }

  String triedColumn() {
    return prefix + "_tried_at";
  }

  String refusalsColumn() {
    return prefix + "_refusals";
  }
}
