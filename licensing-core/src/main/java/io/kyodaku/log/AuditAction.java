package io.kyodaku.log;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that the audit knows to have been done. Lines keep the {@link #code}, which never
 * changes; people read it in words of their language.
 */
public enum AuditAction {
  TENANT_APPLIED,
  TENANT_VERIFIED,
  TENANT_REJECTED,
  TENANT_SUSPENDED,
  TENANT_REINSTATED,
  TENANT_CLOSED,
  MEMBER_INVITED,
  INVITATION_WITHDRAWN,
  MEMBER_JOINED,
  MEMBER_ROLE_CHANGED,
  MEMBER_REMOVED,
  LEGAL_DETAILS_SAVED,
  LEGAL_DETAILS_SEEN,
  EVIDENCE_ADDED,
  EVIDENCE_REMOVED,
  EVIDENCE_READ,
  CONTRACT_SIGNED,
  CONTRACT_COUNTERSIGNED,
  CONTRACT_REJECTED,
  CONTRACT_ENDED,
  CONTRACT_PROPOSED,
  CONTRACT_BEGUN,
  CONTRACT_NOTICE_GIVEN,
  CONTRACT_NOTICE_WITHDRAWN,
  CONTRACT_TERMINATED,
  CONTRACT_WOUND_DOWN,
  CATALOG_IMPORTED,
  CATALOG_IMPORT_FAILED,
  POLICY_SET,
  ASSET_PRICED,
  ASSETS_CHANGED,
  ASSETS_CHANGE_UNDONE,
  ASSET_PICTURED,
  ASSET_PICTURE_REMOVED,
  ASSET_PICTURE_RESTORED,
  APPROVAL_REMINDED,
  TENANT_STOPPED,
  TENANT_RESUMED,
  WORK_STOPPED,
  WORK_RESUMED,
  ASSET_STOPPED,
  ASSET_RESUMED,
  ALIAS_APPROVED,
  ALIAS_REJECTED,
  API_KEY_ISSUED,
  API_KEY_REVOKED,
  PLUGIN_MADE_AVAILABLE,
  PLUGIN_WITHDRAWN,
  OWNERSHIP_ASSERTED,
  ASSERTION_WITHDRAWN,
  ASSERTION_ADMITTED,
  ASSERTION_DECLINED,
  CONFLICT_OPENED,
  CONFLICT_STATED,
  CONFLICT_UPHELD,
  CONFLICT_RELEASED,
  CONFLICT_TRANSFERRED,
  CONFLICT_LAPSED,
  CONFLICT_DECIDED,
  CONFLICT_APPEALED,
  CONFLICT_SETTLED,
  ESCROW_RELEASED,
  JOINT_PROPOSED,
  JOINT_OFFERED,
  JOINT_ACCEPTED,
  JOINT_DECLINED,
  JOINT_WITHDRAWN,
  JOINT_LAPSED,
  JOINT_ENDED,
  JOINT_RAN_OUT,
  STATEMENT_CLOSED,
  PAYOUTS_HELD,
  PAYOUTS_RELEASED,
  PAYOUT_PLANNED,

  PLUGIN_INSTALLED,
  PLUGIN_DISABLED,
  PLUGIN_ENABLED,
  PLUGIN_REJECTION_SEEN,
  PLUGIN_TRIED,
  PLUGIN_LET_IN,
  GENERATOR_CREATED,
  GENERATOR_SUSPENDED,
  GENERATOR_RESUMED,
  RATE_CARD_CHANGED,
  GENERATOR_PAYEE_SET,
  GENERATOR_STATEMENT_CLOSED,
  GENERATOR_LINKED,
  GENERATOR_UNLINKED,
  WEBHOOK_REGISTERED,
  WEBHOOK_REMOVED,
  WEBHOOK_SECRET_ROTATED,
  WEBHOOK_ENABLED,
  CREDIT_PACK_OFFERED,
  CREDIT_PACK_WITHDRAWN,
  SELLER_NAMED,
  CREDIT_EXPIRY_SET,
  PROMOTION_BUDGET_SET,
  PROMOTION_GRANTED,
  ALLOWANCE_SET,
  PAR_TABLE_PUBLISHED,
  BOOKS_CHECK_ASKED,
  STRIPE_EVENT_REPLAYED,
  REFUND_ASKED,
  ACT_ASKED,
  ACT_ALLOWED,
  ACT_DECLINED,
  PAYOUT_RULE_SET,
  RUN_STARTED,
  ADMIN_APPOINTED,
  PASSWORD_CHANGED,
  PASSWORD_RESET,
  SECOND_FACTOR_ENROLLED,
  SECOND_FACTOR_REMOVED,
  SECOND_FACTOR_RESET,
  RECOVERY_CODES_RENEWED,
  RECOVERY_CODE_USED,
  SESSION_ENDED,
  SIGNED_OUT_EVERYWHERE,
  DEMO_PAST_LIVED;

  /** What can happen in the business of a rightsholder; the rest is the platform's and people's. */
  public static final Set<AuditAction> OF_TENANTS =
      Collections.unmodifiableSet(EnumSet.range(TENANT_APPLIED, PAYOUT_PLANNED));

  /** Whose lines say what a person typed, in whatever language that was. */
  private static final Set<AuditAction> TYPED =
      Collections.unmodifiableSet(
          EnumSet.of(
              TENANT_REJECTED,
              REFUND_ASKED,
              PROMOTION_GRANTED,
              PAYOUTS_HELD,
              TENANT_SUSPENDED,
              TENANT_REINSTATED,
              TENANT_CLOSED,
              CONTRACT_REJECTED,
              ALIAS_APPROVED,
              ALIAS_REJECTED,
              ASSERTION_DECLINED,
              CONFLICT_DECIDED,
              API_KEY_ISSUED,
              GENERATOR_CREATED,
              GENERATOR_SUSPENDED,
              SECOND_FACTOR_RESET));

  /** As lines keep it: words joined by hyphens, {@code tenant-verified}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<AuditAction> of(String code) {
    return Stream.of(values()).filter(action -> action.code().equals(code)).findFirst();
  }

  /** In which language the detail of a line is, BCP 47; empty where that is not known. */
  public static String language(String code) {
    return of(code).filter(action -> !TYPED.contains(action)).map(action -> "en").orElse("");
  }
}
