package io.kyodaku.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.kyodaku.catalog.AliasStatus;
import io.kyodaku.catalog.AssetFilter;
import io.kyodaku.catalog.AssetKind;
import io.kyodaku.catalog.BrowsingOwnCatalog;
import io.kyodaku.catalog.ChangingAssets;
import io.kyodaku.catalog.FileShape;
import io.kyodaku.catalog.Imports;
import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.catalog.PreviewingImport;
import io.kyodaku.contract.ChargebackRisk;
import io.kyodaku.contract.ContractPreset;
import io.kyodaku.contract.ContractStatus;
import io.kyodaku.contract.NoticeView;
import io.kyodaku.contract.PluginSeat;
import io.kyodaku.contract.RoyaltyBase;
import io.kyodaku.contract.Upgrade;
import io.kyodaku.foureyes.ActKind;
import io.kyodaku.foureyes.AskedAct;
import io.kyodaku.generation.AuthorizationStatus;
import io.kyodaku.generation.GenerationFailure;
import io.kyodaku.generation.GenerationJob;
import io.kyodaku.generatorpay.GeneratorStatement;
import io.kyodaku.identity.KeyKind;
import io.kyodaku.identity.RateCards;
import io.kyodaku.invoice.Invoice;
import io.kyodaku.joint.JointStanding;
import io.kyodaku.ledger.AccountKind;
import io.kyodaku.ledger.Margin;
import io.kyodaku.ledger.TransferCode;
import io.kyodaku.log.AuditAction;
import io.kyodaku.notification.MailChoice;
import io.kyodaku.notification.Topic;
import io.kyodaku.oversight.GeneratorDirectory;
import io.kyodaku.oversight.OperatorQueues;
import io.kyodaku.oversight.RunDirectory;
import io.kyodaku.ownership.Assertion;
import io.kyodaku.ownership.ConflictStatus;
import io.kyodaku.ownership.Side;
import io.kyodaku.ownership.StepKind;
import io.kyodaku.payout.DuePayout;
import io.kyodaku.payout.Payout;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.plugin.api.Unit;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.policy.PolicyVersions;
import io.kyodaku.portal.rightsholder.OnboardingSteps;
import io.kyodaku.portal.rightsholder.RuleForm;
import io.kyodaku.portal.site.TourPage;
import io.kyodaku.prepaid.UnusedBalances;
import io.kyodaku.reconciliation.ExplainingItem;
import io.kyodaku.reconciliation.Reconciliation;
import io.kyodaku.replay.Answer;
import io.kyodaku.replay.ReplayStatus;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.AgeBand;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.TerritoryGroup;
import io.kyodaku.rule.Theme;
import io.kyodaku.rule.Use;
import io.kyodaku.run.RunKind;
import io.kyodaku.screening.Grade;
import io.kyodaku.search.Hit;
import io.kyodaku.statement.LineKind;
import io.kyodaku.stripe.MoneyBack;
import io.kyodaku.stripe.PackShelf;
import io.kyodaku.stripe.Payee;
import io.kyodaku.stripe.PayoutAccount;
import io.kyodaku.stripe.PurchaseOrder;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.stripe.StripeInboxView;
import io.kyodaku.stripe.TaxBehaviour;
import io.kyodaku.tenant.MemberRole;
import io.kyodaku.tenant.TenantKind;
import io.kyodaku.tenant.TenantStatus;
import io.kyodaku.upgrade.PluginTrials;
import io.kyodaku.upgrade.UpgradeRefusal;
import io.kyodaku.upgrade.UpgradeWish;
import io.kyodaku.webhook.WebhookDelivery;
import io.kyodaku.withholding.LegalForm;
import io.kyodaku.withholding.TaxProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where a page chooses a text by a value, there is one for every value that can be. */
class ChosenTextsTest {

  private static final Pattern CHOSEN = Pattern.compile("\\bt\\['([^']+)'\\.concat");

  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          entry("admin.generators.standing.", names(GeneratorDirectory.Standing.values())),
          entry("admin.webhooks.standing.", List.of("ACTIVE", "FAILING", "DISABLED")),
          entry("admin.webhooks.state.", names(WebhookDelivery.State.values())),
          entry("admin.webhooks.type.", List.of("approved", "expired", "voided")),
          entry("moneyBack.sort.", names(MoneyBack.Sort.values())),
          entry(
              "moneyBack.standing.",
              List.of("ASKED", "OPEN", "REFUNDED", "FAILED", "REFUSED", "LOST", "WON")),
          entry("plugins.trial.of.", names(PluginTrials.SumKind.values())),
          entry("plugins.trial.property.", names(PluginTrials.Property.values())),
          entry("plugins.trial.says.", names(PluginTrials.Standing.values())),
          entry("plugins.trial.standing.", names(PluginTrials.Standing.values())),
          entry("plugins.upgrade.refused.", names(UpgradeRefusal.values())),
          entry("plugins.upgrade.start.", names(UpgradeWish.Start.values())),
          entry("upgrade.says.", names(Upgrade.Standing.values())),
          entry("upgrade.seat.", names(PluginSeat.values())),
          entry("upgrade.standing.", names(Upgrade.Standing.values())),
          entry("packs.standing.", names(PackShelf.Standing.values())),
          entry("rates.standing.", names(RateCards.Standing.values())),
          entry("rates.effect.", List.of("CLIP_STANDARD", "CLIP_PREMIUM", "LAST_DAYS")),
          entry("action.", names(Action.values())),
          entry("act.kind.", names(ActKind.values())),
          entry(
              "act.status.",
              Stream.concat(Stream.of("PAST"), names(AskedAct.Status.values()).stream()).toList()),
          entry("admin.queue.", names(OperatorQueues.Queue.values())),
          entry("age.", names(AgeBand.values())),
          entry("agreement.lead.", names(JointStanding.values())),
          entry("agreement.status.", names(JointStanding.values())),
          entry("rights.rules.price.", names(RuleForm.Price.values())),
          entry("territory.", names(TerritoryGroup.values())),
          entry("theme.", Theme.KNOWN),
          entry("authorization.", names(AuthorizationStatus.values())),
          entry("capability.", names(Capability.values())),
          entry("certificate.use.", names(Use.values())),
          entry("assertion.status.", names(Assertion.Status.values())),
          entry("conflict.lead.", names(ConflictStatus.values())),
          entry("conflict.side.", names(Side.values())),
          entry("conflict.status.", names(ConflictStatus.values())),
          entry("conflict.step.", names(StepKind.values())),
          entry("contract.notice.", names(NoticeView.Status.values())),
          entry("contract.notice.by.", names(io.kyodaku.contract.Side.values())),
          entry("contract.preset.", names(ContractPreset.values())),
          entry("contract.proposedBy.", names(io.kyodaku.contract.Side.values())),
          entry("contract.status.", names(ContractStatus.values())),
          entry("reconciliation.about.", names(Reconciliation.About.values())),
          entry("reconciliation.explain.", names(ExplainingItem.Explanation.values())),
          entry("reconciliation.means.", names(Reconciliation.State.values())),
          entry(
              "reconciliation.state.",
              List.of(
                  "OPEN", "MATCHED", "WAITING", "MISSING_AT_STRIPE", "MISSING_HERE", "DIFFERING")),
          entry("prepaid.age.", names(UnusedBalances.Age.values())),
          entry("invoice.", names(Invoice.Kind.values())),
          entry("credits.tax.", List.of("EXCLUSIVE", "INCLUSIVE")),
          entry("packs.tax.", names(TaxBehaviour.values())),
          entry("credits.returned.", names(PurchaseOrder.Status.values())),
          entry("decision.", List.of("GRANTED", "NEEDS_APPROVAL", "REFUSED")),
          entry(
              "home.attention.",
              List.of("account", "returned", "asks", "agreements", "contract", "names", "import")),
          entry("inbox.", names(StripeInboxView.Status.values())),
          entry("job.", names(GenerationJob.Status.values())),
          entry("kind.", names(AssetKind.values())),
          entry("ledger.behind.", List.of("authorization", "order", "statement", "payout")),
          entry("ledger.code.", names(TransferCode.values())),
          entry("ledger.kind.", names(AccountKind.values())),
          entry("tax.form.", names(LegalForm.values())),
          entry("tax.status.", names(TaxProfile.Status.values())),
          entry("ledger.side.", names(AccountKind.Side.values())),
          entry("line.", names(LineKind.values())),
          entry("generation.why.", names(GenerationFailure.values())),
          entry("margin.by.title.", names(Margin.By.values())),
          entry("member.role.", names(MemberRole.values())),
          entry("obligation.", List.of("attribution", "provenance", "retention", "visible-mark")),
          entry("mailChoice.", names(MailChoice.values())),
          entry("onboarding.preset.", names(ContractPreset.values())),
          entry("order.", names(PurchaseOrder.Status.values())),
          entry("payout.", names(Payout.Status.values())),
          entry("generatorLine.", names(GeneratorStatement.LineKind.values())),
          entry("payouts.payee.", names(Payee.Kind.values())),
          entry("preset.", names(PolicyPreset.values())),
          entry("quality.", names(Quality.values())),
          entry("readiness.", names(DuePayout.Readiness.values())),
          entry("rights.change.kind.", List.of("POLICY", "PRICE", "TERRITORIES", "SWITCH")),
          entry("rights.change.what.", names(ChangingAssets.What.values())),
          entry("rights.contract.", names(ContractStatus.values())),
          entry("rights.contract.base.", names(RoyaltyBase.values())),
          entry("rights.contract.plugin.", List.of("ANOTHER_VERSION", "GONE")),
          entry("rights.contract.preset.", names(ContractPreset.values())),
          entry("rights.contract.risk.", names(ChargebackRisk.values())),
          entry("rights.entity.", names(SellingEntity.values())),
          entry("rights.grade.", names(Grade.values())),
          entry("rights.grade.why.", names(Grade.Weakness.values())),
          entry("rights.import.", names(Imports.Status.values())),
          entry("rights.import.encoding.", names(FileShape.Encoding.values())),
          entry("rights.import.fate.", names(PreviewingImport.Fate.values())),
          entry("rights.import.separator.", names(FileShape.Separator.values())),
          entry("rights.kind.", names(AssetKind.values())),
          entry("rights.line.", names(LineKind.values())),
          entry("rights.name.", names(AliasStatus.values())),
          entry(
              "rights.payout.",
              Stream.concat(Stream.of("NONE", "WAITING"), names(Payout.Status.values()).stream())
                  .toList()),
          entry("rights.payoutAccount.", names(PayoutAccount.Status.values())),
          entry("rights.policy.how.", names(PolicyVersions.How.values())),
          entry("rights.policyFrom.", names(OwnCatalog.PolicyFrom.values())),
          entry("rights.quality.", names(Quality.values())),
          entry("rights.replay.", names(Answer.values())),
          entry("rights.replay.days.", List.of("7", "30", "92")),
          entry("rights.replay.status.", names(ReplayStatus.values())),
          entry("rights.sort.", names(BrowsingOwnCatalog.Sort.values())),
          entry("rights.state.", names(AssetFilter.State.values())),
          entry("rights.step.", steps()),
          entry("rights.unit.", names(Unit.values())),
          entry("rights.usage.", names(AuthorizationStatus.values())),
          entry("role.", names(MemberRole.values())),
          entry("role.choice.", names(MemberRole.values())),
          entry("role.means.", names(MemberRole.values())),
          entry("rights.workPolicyFrom.", List.of("WORK", "TENANT", "NOBODY")),
          entry("run.end.", List.of("all", "sent", "stuck")),
          entry("run.items.", names(RunKind.values())),
          entry("run.kind.", names(RunKind.values())),
          entry("run.of.", names(RunKind.values())),
          entry("run.standing.", names(RunDirectory.Standing.values())),
          entry("scope.", KeyKind.RIGHTSHOLDER.scopes().stream().map(Enum::name).toList()),
          entry("search.kind.", names(Hit.Kind.values())),
          entry("search.place.", List.of("rights", "creator", "admin")),
          entry("shell.theme.", new io.kyodaku.portal.Theme().getChoices()),
          entry("status.", names(TenantStatus.values())),
          entry("tenant.kind.", names(TenantKind.values())),
          entry("topic.", names(Topic.values())),
          entry("tour.", TourPage.texts()),
          entry("tour.as.", List.of("creator", "rights", "admin")),
          entry(
              "usage.kind.",
              List.of("USAGE", "REFUND", "CHARGEBACK", "REINSTATED", "DISPUTE_RESOLUTION")),
          entry("use.", names(Use.values())));

  @Test
  void thereIsATextForEveryValue() {
    Set<String> keys = Bundle.ofThePortal().texts().keySet();
    VALUES.forEach(
        (prefix, values) ->
            values.forEach(
                value -> assertThat(keys.contains(prefix + value)).as(prefix + value).isTrue()));
  }

  /** And none for an action that there is no more. */
  @Test
  void everyActionOfTheAuditHasAWordInEveryLanguage() {
    Set<String> words =
        new TreeSet<>(
            Stream.of(AuditAction.values()).map(action -> "activity." + action.code()).toList());
    Set<String> ofThePages =
        Stream.of("title", "lead", "empty", "platform", "operator", "other")
            .map("activity."::concat)
            .collect(Collectors.toSet());
    Bundle portal = Bundle.ofThePortal();
    Stream.concat(Stream.of(portal.english()), Bundle.OTHERS.stream().map(portal::file))
        .forEach(
            file ->
                assertThat(Bundle.texts(file).keySet())
                    .as(file.toString())
                    .filteredOn(key -> key.startsWith("activity.") && !ofThePages.contains(key))
                    .containsExactlyInAnyOrderElementsOf(words));
  }

  @Test
  void everyChoiceOfAPageIsKnownHere() {
    Set<String> chosen = new TreeSet<>();
    Sources.files(".xhtml")
        .forEach(
            page -> {
              Matcher found = CHOSEN.matcher(Sources.text(page));
              while (found.find()) {
                chosen.add(found.group(1));
              }
            });
    assertThat(chosen).containsExactlyInAnyOrderElementsOf(VALUES.keySet());
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  /** How far a step is, and what the steps of an application are called. */
  private static List<String> steps() {
    return Stream.concat(
            names(OnboardingSteps.Progress.values()).stream(),
            names(TenantStatus.values()).stream().map("application."::concat))
        .toList();
  }
}
