package io.kyodaku.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Countries that are named together. Members are those of 2026; a rule keeps the countries that a
 * group had when it was written, so that it means the same for ever.
 *
 * <p>Continents follow the United Nations' standard M49, unions their own lists of members.
 */
public enum TerritoryGroup {
  EU("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"),
  EEA("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"),
  DACH("AT CH DE"),
  NORDICS("DK FI IS NO SE"),
  GCC("AE BH KW OM QA SA"),
  ASEAN("BN ID KH LA MM MY PH SG TH TL VN"),
  MERCOSUR("AR BO BR PY UY"),
  GREATER_CHINA("CN HK MO TW"),
  EAST_ASIA("CN HK JP KP KR MN MO TW"),
  NORTH_AMERICA("CA MX US"),
  LATIN_AMERICA("AR BO BR BZ CL CO CR CU DO EC GT GY HN HT JM MX NI PA PE PR PY SR SV TT UY VE"),
  EUROPE(
      "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT"
          + " LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA"),
  OCEANIA("AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS");

  private final String members;

  TerritoryGroup(String members) {
    this.members = members;
  }

  /** ISO 3166-1 alpha-2 codes, sorted. */
  public List<String> codes() {
    return List.of(members.split(" ", -1));
  }

  /** By its exact name. */
  public static Optional<TerritoryGroup> of(String name) {
    return Arrays.stream(values()).filter(group -> group.name().equals(name)).findFirst();
  }
}
