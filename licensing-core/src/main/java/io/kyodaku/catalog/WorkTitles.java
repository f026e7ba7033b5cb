package io.kyodaku.catalog;

import io.kyodaku.shared.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What works are called in a reader's language. */
final class WorkTitles {

  private final Map<UUID, String> titles;

  private WorkTitles(Map<UUID, String> titles) {
    this.titles = titles;
  }

  /**
   * @param workIds as many as a page shows
   */
  static WorkTitles of(Sql reader, Collection<UUID> workIds, ReaderLanguage language) {
    if (workIds.isEmpty() || language.tags().isEmpty()) {
      return new WorkTitles(Map.of());
    }
    List<Map.Entry<UUID, String>> found =
        reader.list(
            "select distinct on (x.work_id) x.work_id, x.title from work_title x, "
                + ReaderLanguage.ASKED
                + " where x.work_id = any (?::uuid[]) and "
                + ReaderLanguage.liked("x.language")
                + " order by x.work_id, "
                + ReaderLanguage.bestFirst("x.language")
                + ", x.language",
            row -> Map.entry(row.getObject("work_id", UUID.class), row.getString("title")),
            language.tags().toArray(String[]::new),
            language.language(),
            workIds.stream().distinct().map(UUID::toString).toArray(String[]::new));
    return new WorkTitles(
        found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** In the reader's language where its owner gave a title in it, else its own. */
  String of(UUID workId, String ownTitle) {
    return titles.getOrDefault(workId, ownTitle);
  }

  static List<ListedAsset> read(Sql reader, ReaderLanguage language, List<ListedAsset> assets) {
    WorkTitles titles = of(reader, assets.stream().map(ListedAsset::workId).toList(), language);
    return assets.stream()
        .map(asset -> asset.ofWork(titles.of(asset.workId(), asset.work())))
        .toList();
  }
}
