package io.kyodaku.replay;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Usages of one hour by columns, in the order in which they were asked. */
final class UsagePage {

  private final Instant hour;
  private final List<Shape> shapes;
  private final long[] idHigh;
  private final long[] idLow;
  private final long[] micros;
  private final int[] shape;
  private final byte[] outcome;
  private final int[] seconds;
  private final int[] firstAmount;
  private final long[] amounts;

  /**
   * @param micros since the beginning of the hour
   * @param firstAmount where a usage's amounts begin
   * @param amounts fee and royalty of each licence
   */
  UsagePage(
      Instant hour,
      List<Shape> shapes,
      long[] idHigh,
      long[] idLow,
      long[] micros,
      int[] shape,
      byte[] outcome,
      int[] seconds,
      int[] firstAmount,
      long[] amounts) {
    this.hour = hour;
    this.shapes = List.copyOf(shapes);
    this.idHigh = idHigh;
    this.idLow = idLow;
    this.micros = micros;
    this.shape = shape;
    this.outcome = outcome;
    this.seconds = seconds;
    this.firstAmount = firstAmount;
    this.amounts = amounts;
  }

  int size() {
    return shape.length;
  }

  Instant hour() {
    return hour;
  }

  List<Shape> shapes() {
    return shapes;
  }

  UUID id(int usage) {
    return new UUID(idHigh[usage], idLow[usage]);
  }

  Instant at(int usage) {
    return hour.plus(micros[usage], ChronoUnit.MICROS);
  }

  int shapeOf(int usage) {
    return shape[usage];
  }

  Outcome outcome(int usage) {
    return Outcome.of(outcome[usage]);
  }

  /** That were charged; 0 unless settled. */
  int seconds(int usage) {
    return seconds[usage];
  }

  /** What a licence of it was charged, in micros. */
  long fee(int usage, int licence) {
    return amounts[firstAmount[usage] + 2 * licence];
  }

  /** What a licence of it earned, in micros. */
  long royalty(int usage, int licence) {
    return amounts[firstAmount[usage] + 2 * licence + 1];
  }

  List<Recorded> rows() {
    List<Recorded> rows = new ArrayList<>(size());
    for (int i = 0; i < size(); i++) {
      Shape of = shapes.get(shape[i]);
      List<Recorded.Earned> earned = new ArrayList<>(of.licences().size());
      for (int l = 0; l < of.licences().size(); l++) {
        earned.add(new Recorded.Earned(fee(i, l), royalty(i, l)));
      }
      rows.add(new Recorded(id(i), at(i), of, outcome(i), seconds[i], earned));
    }
    return rows;
  }
}
