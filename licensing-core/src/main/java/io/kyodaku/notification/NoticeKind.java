package io.kyodaku.notification;

import static io.kyodaku.tenant.MemberRole.FINANCE;
import static io.kyodaku.tenant.MemberRole.MANAGER;
import static io.kyodaku.tenant.MemberRole.OWNER;
import static io.kyodaku.tenant.MemberRole.VIEWER;

import io.kyodaku.tenant.MemberRole;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What somebody can be told. A kind of {@link #about} one happening, for those who have a right to
 * know; where two kinds are about one, two sorts of people are told of it in words of their own.
 */
public enum NoticeKind {
  TENANT_VERIFIED("tenant-verified", Topic.STANDING, OWNER),
  TENANT_REJECTED("tenant-rejected", Topic.STANDING, OWNER),
  TENANT_SUSPENDED("tenant-suspended", Topic.STANDING, OWNER),
  TENANT_REINSTATED("tenant-reinstated", Topic.STANDING, OWNER),
  TENANT_CLOSED("tenant-closed", Topic.STANDING, OWNER, MANAGER, FINANCE, VIEWER),
  CONTRACT_COUNTERSIGNED("contract-countersigned", Topic.CONTRACT, OWNER),
  CONTRACT_REJECTED("contract-rejected", Topic.CONTRACT, OWNER),
  CONTRACT_PROPOSED("contract-proposed", Topic.CONTRACT, OWNER),
  CONTRACT_NOTICE_GIVEN("contract-notice-given", Topic.CONTRACT, OWNER),
  CONTRACT_NOTICE_WITHDRAWN("contract-notice-withdrawn", Topic.CONTRACT, OWNER),
  CONTRACT_TERMINATED("contract-terminated", Topic.CONTRACT, OWNER, MANAGER, FINANCE, VIEWER),
  PLUGIN_UPGRADE_ASKED("plugin-upgrade-asked", Topic.CONTRACT, OWNER),
  PLUGIN_UPGRADE_PLANNED("plugin-upgrade-planned", Topic.CONTRACT, OWNER),
  PLUGIN_UPGRADE_WITHDRAWN("plugin-upgrade-withdrawn", Topic.CONTRACT, OWNER),
  PLUGIN_ROLLED_BACK("plugin-rolled-back", Topic.CONTRACT, OWNER, FINANCE),
  JOINT_OFFERED("joint-offered", Topic.CONTRACT, OWNER),
  JOINT_ACCEPTED("joint-accepted", Topic.CONTRACT, OWNER, MANAGER),
  JOINT_DECLINED("joint-declined", Topic.CONTRACT, OWNER),
  JOINT_WITHDRAWN("joint-withdrawn", Topic.CONTRACT, OWNER),
  JOINT_ENDED("joint-ended", Topic.CONTRACT, OWNER, MANAGER),
  JOINT_LAPSED("joint-lapsed", Topic.CONTRACT, OWNER),
  JOINT_RAN_OUT("joint-ran-out", Topic.CONTRACT, OWNER, MANAGER),
  ALIAS_APPROVED("alias-approved", Topic.NAMES, OWNER, MANAGER),
  ALIAS_REJECTED("alias-rejected", Topic.NAMES, OWNER, MANAGER),
  ASSERTION_ADMITTED("assertion-admitted", Topic.CONFLICTS, OWNER, MANAGER),
  ASSERTION_DECLINED("assertion-declined", Topic.CONFLICTS, OWNER, MANAGER),
  CONFLICT_OPENED("conflict-opened", Topic.CONFLICTS, OWNER, MANAGER, FINANCE),
  CONFLICT_UPHELD("conflict-upheld", Topic.CONFLICTS, OWNER, MANAGER),
  CONFLICT_LAPSED("conflict-lapsed", Topic.CONFLICTS, OWNER, MANAGER),
  CONFLICT_DECIDED("conflict-decided", Topic.CONFLICTS, OWNER, MANAGER),
  CONFLICT_APPEALED("conflict-appealed", Topic.CONFLICTS, OWNER, MANAGER),
  CONFLICT_SETTLED("conflict-settled", Topic.CONFLICTS, OWNER, MANAGER, FINANCE),
  APPROVAL_WAITS("approval-waits", Topic.APPROVALS, OWNER, MANAGER),
  APPROVAL_REMINDED("approval-reminded", Topic.APPROVALS, OWNER, MANAGER),
  STATEMENT_CLOSED("statement-closed", Topic.STATEMENTS, OWNER, FINANCE),
  PAYOUT_SENT("payout-sent", Topic.PAYOUTS, OWNER, FINANCE),
  PAYOUT_PAID("payout-paid", Topic.PAYOUTS, OWNER, FINANCE),
  PAYOUT_RETURNED("payout-returned", Topic.PAYOUTS, OWNER, FINANCE),
  PAYOUT_ACCOUNT_RESTRICTED("payout-account-restricted", Topic.PAYOUTS, OWNER, FINANCE),
  CATALOG_IMPORTED("catalog-imported", Topic.IMPORTS, OWNER, MANAGER),
  CATALOG_IMPORT_FAILED("catalog-import-failed", Topic.IMPORTS, OWNER, MANAGER),
  PLUGIN_FAILING("plugin-failing", Topic.PLUGINS, OWNER),
  APPROVAL_GRANTED("approval-granted", Topic.ANSWERS),
  APPROVAL_EXPIRED("approval-expired", Topic.ANSWERS),
  GENERATION_DONE("generation-done", Topic.GENERATIONS),
  GENERATION_FAILED("generation-failed", Topic.GENERATIONS),
  CREDITS_BOUGHT("credits-bought", Topic.CREDITS),
  CREDITS_EXPIRING("credits-expiring", Topic.CREDITS),
  REFUND_MADE("refund-made", Topic.REFUNDS),
  REFUND_REFUSED("refund-refused", Topic.REFUNDS),
  TENANT_APPLIED("tenant-applied", Topic.QUEUES),
  CONTRACT_SIGNED("contract-signed", Topic.QUEUES),
  OWNERSHIP_ASSERTED("ownership-asserted", Topic.QUEUES),
  CONFLICT_WAITS("conflict-waits", Topic.QUEUES),
  PREPAID_ABOVE("prepaid-above", Topic.QUEUES),
  STRIPE_DIFFERS("stripe-differs", Topic.QUEUES),
  PLUGIN_UPGRADE_DECLINED("plugin-upgrade-declined", Topic.QUEUES),
  CONTRACT_NOTICE_OF_TENANT("contract-notice-given", Topic.QUEUES),
  CONTRACT_GOES_ON_OF_TENANT("contract-notice-withdrawn", Topic.QUEUES),
  PLUGIN_FAILING_OF_TENANT("plugin-failing", Topic.QUEUES);

  private final String about;
  private final Topic topic;
  private final String roles;

  NoticeKind(String about, Topic topic, MemberRole... roles) {
    this.about = about;
    this.topic = topic;
    this.roles = Arrays.stream(roles).map(Enum::name).collect(Collectors.joining(","));
  }

  public Topic topic() {
    return topic;
  }

  Capacity capacity() {
    return topic.capacity();
  }

  /** The roles that may know it, with commas between; none where it is told to no members. */
  String roles() {
    return roles;
  }

  static List<NoticeKind> about(String happening) {
    return Arrays.stream(values()).filter(kind -> kind.about.equals(happening)).toList();
  }

  /** What operators were asked to see to, and need not any more once this has happened. */
  static List<NoticeKind> settledBy(String happening) {
    return switch (happening) {
      case "tenant-verified", "tenant-rejected" -> List.of(TENANT_APPLIED);
      case "contract-countersigned", "contract-rejected" -> List.of(CONTRACT_SIGNED);
      case "assertion-admitted", "assertion-declined" -> List.of(OWNERSHIP_ASSERTED);
      case "conflict-decided", "conflict-settled" -> List.of(CONFLICT_WAITS);
      case "contract-notice-withdrawn", "contract-terminated" -> List.of(CONTRACT_NOTICE_OF_TENANT);
      case "statement-closed" -> List.of(PLUGIN_FAILING_OF_TENANT);
      default -> List.of();
    };
  }

  /** Told as one, with how often, until it is read. */
  boolean gathers() {
    return this == APPROVAL_WAITS;
  }

  /** Told to whoever began it, who waits for it; to all others who may know where nobody did. */
  boolean isForWhoBegan() {
    return topic == Topic.IMPORTS;
  }

  /** The key of its texts. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
