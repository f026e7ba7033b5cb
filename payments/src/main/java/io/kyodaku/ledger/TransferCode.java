package io.kyodaku.ledger;

/** Why a transfer was made. */
public enum TransferCode {
  /** A purchase was paid. */
  LOT_PAID,
  /** A purchase was paid with tax, or its tax came again. */
  TAX_COLLECTED,
  /** Tax went back with a payment. */
  TAX_RETURNED,
  /** Its credits were issued. */
  LOT_ISSUED,
  /** Credits were given. */
  LOT_GRANTED,
  /** Credits were reserved for an authorization. */
  HELD,
  /** Reserved credits were set free. */
  RELEASED,
  /** Reserved credits paid for compute. */
  BURNED_COMPUTE,
  /** Reserved credits paid a licence fee. */
  BURNED_FEE,
  /** What credits spent on compute had cost became revenue. */
  COMPUTE_RECOGNISED,
  /** What credits spent on a licence fee had cost became revenue. */
  FEE_RECOGNISED,
  /** A generator earned its compute. */
  COMPUTE_OWED,
  /** What an owner earned, as a cost in the books of the lot that paid. */
  ROYALTY_COST,
  /** The same handed to the entity or currency of the owner's contract. */
  ROYALTY_CROSSED,
  /** An owner earned its royalty. */
  ROYALTY_OWED,
  /** A royalty is held until a conflict of ownership is settled. */
  ROYALTY_ESCROWED,
  /** A royalty is held because nobody owns that part of the asset. */
  ROYALTY_UNOWNED,
  /** A royalty, or one of its steps, was taken back. */
  ROYALTY_REVERSED,
  /** What was taken back of a royalty was earned again. */
  ROYALTY_REINSTATED,
  /** A settled conflict's escrow, or one of its steps on the way to the books of who won. */
  ESCROW_RELEASED,
  /** Credits expired unspent. */
  LOT_EXPIRED,
  /** What they had cost became revenue. */
  BREAKAGE_RECOGNISED,
  /** Unspent credits were taken back with a refund or chargeback. */
  LOT_REVOKED,
  /** They are there again. */
  LOT_REINSTATED,
  /** Spent credits of a refund or chargeback became the creator's debt. */
  DEBT_INCURRED,
  /** The money came again, and the creator owes nothing for it. */
  DEBT_FORGIVEN,
  /** New credits paid a debt. */
  DEBT_COLLECTED,
  /** The debt that they had paid was forgiven. */
  DEBT_RETURNED,
  /** A payment was given back to the buyer. */
  REFUNDED,
  /** A buyer's bank took back a payment. */
  CHARGED_BACK,
  /** Stripe gave back what had been refunded or taken. */
  GIVEN_BACK,
  /** What Stripe charges for a dispute. */
  DISPUTE_FEE,
  /** What Stripe charges for anything else. */
  STRIPE_FEE_CHARGED,
  /** Stripe gave back of that. */
  STRIPE_FEE_RETURNED,
  /** Money moved at Stripe that is not booked here, or not so. */
  STRIPE_SUSPENDED,
  /** What that was is booked by now. */
  SUSPENSE_RELEASED,
  /** An operator said what it was. */
  STRIPE_EXPLAINED,
  /** A contract's advance is owed. */
  ADVANCE_OWED,
  /** A terms plugin took off a statement what earns back an advance. */
  ADVANCE_RECOUPED,
  /** A terms plugin added to a statement, or took off. */
  STATEMENT_ADJUSTED,
  /** An operator corrected what a tenant had earned, and another allowed it. */
  ROYALTY_CORRECTED,
  /** A statement withheld a tax. */
  WITHHELD,
  /** The tax office has what was withheld. */
  WITHHELD_PAID,
  /** A closed statement made payable what a tenant or generator had earned. */
  STATEMENT_CLOSED,
  /** What a statement made payable became what the bank account takes, or one of the steps. */
  PAYOUT_CONVERTED,
  /** What was converted came back, at the same rate. */
  PAYOUT_CONVERTED_BACK,
  /** Stripe took the transfer to a connected account. */
  PAYOUT_SENT,
  /** The bank of whoever is paid has the money. */
  PAYOUT_ARRIVED,
  /** A bank gave back what it had taken. */
  PAYOUT_BOUNCED,
  /** A payout that did not arrive is owed again. */
  PAYOUT_RETURNED,
  /** Its money is back in the entity's Stripe balance. */
  PAYOUT_REVERSED
}
