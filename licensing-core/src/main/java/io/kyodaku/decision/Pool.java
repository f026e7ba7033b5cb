package io.kyodaku.decision;

import io.kyodaku.shared.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Divides what two owners ask as they agreed. All fees of both sides are one pool of microcredits,
 * of which each side gets its part, and each of a side's licences as much of that as it asked of
 * the side's; so what the creator pays is to the microcredit what it was. Fees in owners'
 * currencies follow: where all are in one, its pool is divided in the same proportion and adds up
 * to the micro; else each is what its microcredits are at par, rounded half up to the micro of its
 * currency. Nothing of what is held for a conflict or for whoever may own it one day comes into a
 * pool: {@link Together} lets nobody divide that.
 */
final class Pool {

  private Pool() {}

  /** Finds what is divided by which agreement, and divides it. */
  static List<LicenseTerms> of(
      Facts facts, List<Verdict> verdicts, List<LicenseTerms> licenses, ParTable par) {
    List<JointFacts> agreements = Together.inForce(facts);
    if (agreements.isEmpty()) {
      return licenses;
    }
    List<LicenseTerms> shared = new ArrayList<>(licenses);
    agreements.forEach(agreement -> share(facts, verdicts, agreement, shared));
    return divided(shared, shared.stream().map(Pool::ownCredits).toList(), par);
  }

  /** What is not shared yet is, where something of both sides is left. */
  private static void share(
      Facts facts, List<Verdict> verdicts, JointFacts agreement, List<LicenseTerms> licenses) {
    Map<Integer, JointFacts.Side> sides = new LinkedHashMap<>();
    for (int i = 0; i < licenses.size(); i++) {
      Verdict verdict = verdicts.get(i);
      UUID owner = verdict.claim().tenant().id();
      if (licenses.get(i).joint() == null) {
        int place = i;
        Together.part(facts, verdict.asset(), agreement)
            .map(JointFacts.Part::side)
            .filter(side -> side.tenantId().equals(owner))
            .ifPresent(side -> sides.put(place, side));
      }
    }
    if (sides.containsValue(agreement.proposer()) && sides.containsValue(agreement.other())) {
      sides.forEach(
          (place, side) -> {
            LicenseTerms own = licenses.get(place);
            licenses.set(
                place,
                own.with(
                    new JointTerms(
                        agreement.id(), side.shareBps(), own.feeMicros(), own.feeCreditMicros())));
          });
    }
  }

  static long ownCredits(LicenseTerms terms) {
    JointTerms joint = terms.joint();
    return joint == null ? terms.feeCreditMicros() : joint.ownFeeCreditMicros();
  }

  /**
   * What is asked now is never above what was granted, and so is the sum; of one licence, where
   * parts are rounded, a microcredit more may be.
   *
   * @param licenses whose joint terms say what is asked for each
   * @param weights how those of one side divide its part: what was asked for each when it was
   *     granted
   */
  static List<LicenseTerms> divided(List<LicenseTerms> licenses, List<Long> weights, ParTable par) {
    Map<UUID, List<Integer>> pools = new LinkedHashMap<>();
    for (int i = 0; i < licenses.size(); i++) {
      JointTerms joint = licenses.get(i).joint();
      if (joint != null) {
        pools.computeIfAbsent(joint.agreementId(), id -> new ArrayList<>()).add(i);
      }
    }
    if (pools.isEmpty()) {
      return licenses;
    }
    List<LicenseTerms> divided = new ArrayList<>(licenses);
    pools.values().forEach(places -> divide(places, weights, par, divided));
    return List.copyOf(divided);
  }

  private static void divide(
      List<Integer> places, List<Long> weights, ParTable par, List<LicenseTerms> licenses) {
    long pool = 0;
    Map<UUID, List<Integer>> sides = new LinkedHashMap<>();
    for (int place : places) {
      LicenseTerms terms = licenses.get(place);
      pool = Math.addExact(pool, ownCredits(terms));
      sides.computeIfAbsent(terms.tenantId(), id -> new ArrayList<>()).add(place);
    }
    if (pool == 0) {
      return;
    }
    List<Long> parts =
        Split.byWeights(
            pool,
            sides.values().stream()
                .map(of -> (long) shareBps(licenses.get(of.getFirst())))
                .toList());
    List<Integer> order = new ArrayList<>(places.size());
    List<Long> credits = new ArrayList<>(places.size());
    int side = 0;
    for (List<Integer> of : sides.values()) {
      order.addAll(of);
      credits.addAll(
          Split.byWeights(parts.get(side++), someWeight(of.stream().map(weights::get).toList())));
    }
    List<Long> fees = fees(order, credits, par, licenses);
    for (int i = 0; i < order.size(); i++) {
      licenses.set(order.get(i), licenses.get(order.get(i)).divided(fees.get(i), credits.get(i)));
    }
  }

  private static int shareBps(LicenseTerms terms) {
    JointTerms joint = terms.joint();
    return joint == null ? 0 : joint.shareBps();
  }

  /** Where nothing is asked for any of a side's, they divide its part equally. */
  private static List<Long> someWeight(List<Long> weights) {
    return weights.stream().allMatch(weight -> weight == 0)
        ? Collections.nCopies(weights.size(), 1L)
        : weights;
  }

  /** What nobody pays for is no fee. */
  private static List<Long> fees(
      List<Integer> order, List<Long> credits, ParTable par, List<LicenseTerms> licenses) {
    List<LicenseTerms> of = order.stream().map(licenses::get).toList();
    if (of.stream().map(LicenseTerms::currency).distinct().count() == 1) {
      long pool = 0;
      for (LicenseTerms terms : of) {
        JointTerms joint = terms.joint();
        pool = Math.addExact(pool, joint == null ? 0 : joint.ownFeeMicros());
      }
      return Split.byWeights(pool, credits);
    }
    List<Long> fees = new ArrayList<>(of.size());
    for (int i = 0; i < of.size(); i++) {
      fees.add(par.ofCreditMicros(credits.get(i), of.get(i).currency()));
    }
    return fees;
  }
}
