package io.kyodaku.portal;

import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.UUID;

/** How pages write ids: by what they name, as in the interface. */
@Named
@ApplicationScoped
public class WireIds {

  public String tenant(UUID id) {
    return WireId.TENANT.format(id);
  }

  public String act(UUID id) {
    return WireId.ACT.format(id);
  }

  public String pluginUpgrade(UUID id) {
    return WireId.PLUGIN_UPGRADE.format(id);
  }

  public String pluginTrial(UUID id) {
    return WireId.PLUGIN_TRIAL.format(id);
  }

  public String moneyBack(UUID id) {
    return WireId.MONEY_BACK.format(id);
  }

  public String reconciliation(UUID id) {
    return WireId.RECONCILIATION.format(id);
  }

  public String account(UUID id) {
    return WireId.ACCOUNT.format(id);
  }

  public String generator(UUID id) {
    return WireId.GENERATOR.format(id);
  }

  public String work(UUID id) {
    return WireId.WORK.format(id);
  }

  public String asset(UUID id) {
    return WireId.ASSET.format(id);
  }

  public String authorization(UUID id) {
    return WireId.AUTHORIZATION.format(id);
  }

  public String imported(UUID id) {
    return WireId.IMPORT.format(id);
  }

  public String replay(UUID id) {
    return WireId.REPLAY.format(id);
  }

  public String change(UUID id) {
    return WireId.CHANGE.format(id);
  }

  public String lot(UUID id) {
    return WireId.LOT.format(id);
  }

  public String creator(UUID id) {
    return WireId.CREATOR.format(id);
  }

  public String order(UUID id) {
    return WireId.ORDER.format(id);
  }

  public String invoice(UUID id) {
    return WireId.INVOICE.format(id);
  }

  public String statement(UUID id) {
    return WireId.STATEMENT.format(id);
  }

  public String payout(UUID id) {
    return WireId.PAYOUT.format(id);
  }

  public String taxProfile(UUID id) {
    return WireId.TAX_PROFILE.format(id);
  }

  public String job(UUID id) {
    return WireId.JOB.format(id);
  }

  public String run(UUID id) {
    return WireId.RUN.format(id);
  }

  public String conflict(UUID id) {
    return WireId.CONFLICT.format(id);
  }

  public String agreement(UUID id) {
    return WireId.JOINT_AGREEMENT.format(id);
  }

  public String ledgerAccount(UUID id) {
    return WireId.LEDGER_ACCOUNT.format(id);
  }

  public String transfer(UUID id) {
    return WireId.TRANSFER.format(id);
  }
}
