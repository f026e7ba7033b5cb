package io.kyodaku.invoice;

import io.kyodaku.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A document as it was issued.
 *
 * @param number of its seller's one series, from 1
 * @param corrects the invoice that a credit note is about
 * @param buyer as it was named then
 * @param creditMicros what was bought, in microcredits; of a credit note, what its invoice sold
 * @param taxes by rate; empty where none was taken or its rate is not known
 */
public record Invoice(
    UUID id,
    Kind kind,
    long number,
    Seller seller,
    Optional<Corrected> corrects,
    UUID orderId,
    UUID creatorId,
    Buyer buyer,
    long creditMicros,
    Money net,
    Money tax,
    List<Tax> taxes,
    Instant issuedAt) {

  public Invoice {
    taxes = List.copyOf(taxes);
  }

  /** What is documented. */
  public enum Kind {
    /** A purchase was paid. */
    INVOICE,
    /** Money of it went back. */
    CREDIT_NOTE,
    /** It came again: a credit note does not hold any more. */
    CREDIT_NOTE_TAKEN_BACK
  }

  /** Another document. */
  public record Corrected(long number, Instant issuedAt) {}

  /**
   * Who bought.
   *
   * @param country two letters; empty where it did not say
   */
  public record Buyer(String name, String email, String country) {}

  /**
   * What was taken at one rate.
   *
   * @param name as the tax is called; may be empty
   * @param country whose it is; may be empty
   * @param ratePpm parts of a million
   */
  public record Tax(String name, String country, int ratePpm, Money net, Money tax) {}

  public Money total() {
    return new Money(Math.addExact(net.micros(), tax.micros()), net.currency());
  }

  /** The number as people write it, such as {@code JP-000042}. */
  public String label() {
    return label(seller.entity(), number);
  }

  /** The same of the one that it corrects. */
  public Optional<String> correctedLabel() {
    return corrects.map(other -> label(seller.entity(), other.number()));
  }

  private static String label(String entity, long number) {
    return "%s-%06d".formatted(entity, number);
  }
}
