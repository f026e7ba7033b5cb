package io.kyodaku.demo;

import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The demo's catalogue as it comes with the portal: invented organisations, characters in the
 * public domain.
 */
final class DemoFiles {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private DemoFiles() {}

  /**
   * An invented rightsholder and how it contracts.
   *
   * @param furtherPlugins ids of those that it may choose, too
   */
  record Rightsholder(
      String slug,
      String name,
      String country,
      String language,
      String currency,
      String policy,
      String contractPreset,
      String termsPlugin,
      String schedulePlugin,
      List<String> furtherPlugins,
      boolean payoutAccount,
      String legalName,
      String registrationNumber,
      String address,
      String representative) {}

  /** A pack on offer; price and credits in micros. */
  record Pack(
      String code, String sellingEntity, String currency, long priceMicros, long creditMicros) {}

  /** A company that sells, as its invoices name it; the address in lines. */
  record Seller(
      String entity,
      String name,
      String address,
      String country,
      String registration,
      String contact) {}

  /**
   * A creator who joins in the demo's past.
   *
   * @param fromDay the day of the past, from 0
   * @param pack the code of the pack that it buys
   * @param weight how often it generates beside the others
   */
  record Joining(
      String email,
      String name,
      String country,
      String language,
      int fromDay,
      String pack,
      int weight) {}

  /**
   * What is generated in the demo's past.
   *
   * @param weight how often, beside the others
   */
  record Prompt(int weight, String text) {}

  /** What the demo's own creator has made in the studio. */
  record Made(int daysAgo, Use use, int seconds, Quality quality, String prompt) {}

  /** What works are called in other languages: by their own titles, then by language. */
  static Map<String, Map<String, String>> workTitles() {
    return records("works.csv").stream()
        .collect(
            Collectors.toMap(
                line -> line.get("title"),
                line -> Map.of("ja", line.get("ja"), "zh-Hans", line.get("zh"))));
  }

  /** Words of the worlds of assets, by their names. */
  static Map<String, List<String>> words() {
    return records("words.csv").stream()
        .collect(
            Collectors.groupingBy(
                line -> line.get("asset"),
                Collectors.mapping(line -> line.get("word"), Collectors.toList())));
  }

  static List<Joining> creators() {
    return records("creators.csv").stream()
        .map(
            row ->
                new Joining(
                    row.get("email"),
                    row.get("name"),
                    row.get("country"),
                    row.get("language"),
                    Integer.parseInt(row.get("from_day")),
                    row.get("pack"),
                    Integer.parseInt(row.get("weight"))))
        .toList();
  }

  static List<Prompt> prompts() {
    return records("prompts.csv").stream()
        .map(row -> new Prompt(Integer.parseInt(row.get("weight")), row.get("prompt")))
        .toList();
  }

  /** The oldest first. */
  static List<Made> gallery() {
    return records("gallery.csv").stream()
        .map(
            row ->
                new Made(
                    Integer.parseInt(row.get("days_ago")),
                    Use.valueOf(row.get("use")),
                    Integer.parseInt(row.get("seconds")),
                    Quality.valueOf(row.get("quality")),
                    row.get("prompt")))
        .toList();
  }

  /** One of them, the heavier the likelier. */
  static <T> T pick(List<T> all, ToIntFunction<T> weight, Random chance) {
    int at = chance.nextInt(all.stream().mapToInt(weight).sum());
    for (T one : all) {
      at -= weight.applyAsInt(one);
      if (at < 0) {
        return one;
      }
    }
    throw new IllegalStateException("weights are from 1");
  }

  static List<Rightsholder> rightsholders() {
    return records("tenants.csv").stream()
        .map(
            row ->
                new Rightsholder(
                    row.get("slug"),
                    row.get("name"),
                    row.get("country"),
                    row.get("language"),
                    row.get("currency"),
                    row.get("policy"),
                    row.get("contract_preset"),
                    row.get("terms_plugin"),
                    row.get("schedule_plugin"),
                    Arrays.stream(row.get("further_plugins").split("\\|"))
                        .filter(plugin -> !plugin.isEmpty())
                        .toList(),
                    row.get("payout_account").equals("yes"),
                    row.get("legal_name"),
                    row.get("registration_number"),
                    row.get("address"),
                    row.get("representative")))
        .toList();
  }

  static List<Seller> sellers() {
    return records("sellers.csv").stream()
        .map(
            row ->
                new Seller(
                    row.get("id"),
                    row.get("name"),
                    row.get("address").replace('|', '\n'),
                    row.get("country"),
                    row.get("registration"),
                    row.get("contact")))
        .toList();
  }

  static List<Pack> packs() {
    return records("packs.csv").stream()
        .map(
            row ->
                new Pack(
                    row.get("id"),
                    row.get("selling_entity"),
                    row.get("currency"),
                    micros(row.get("price")),
                    micros(row.get("credits"))))
        .toList();
  }

  /** The catalogue of one rightsholder, as the file that it would import. */
  static byte[] catalogue(String slug) {
    try (InputStream file = open("catalog/" + slug + ".csv")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long micros(String amount) {
    return new BigDecimal(amount).movePointRight(6).longValueExact();
  }

  private static List<CSVRecord> records(String name) {
    try (Reader reader = new InputStreamReader(open(name), StandardCharsets.UTF_8);
        CSVParser parser = FORMAT.parse(reader)) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(DemoFiles.class.getResourceAsStream("/demo/" + name), name);
  }
}
