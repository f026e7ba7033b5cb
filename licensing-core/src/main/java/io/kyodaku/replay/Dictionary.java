package io.kyodaku.replay;

import io.kyodaku.rule.Territories;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives each id and each text of a page a number, once. */
final class Dictionary {

  private final Map<UUID, Integer> ids = new LinkedHashMap<>();
  private final Map<String, Integer> texts = new LinkedHashMap<>();

  int id(UUID id) {
    return numbered(ids, id);
  }

  int text(String text) {
    return numbered(texts, text);
  }

  private static <T> int numbered(Map<T, Integer> all, T one) {
    Integer known = all.get(one);
    if (known != null) {
      return known;
    }
    all.put(one, all.size());
    return all.size() - 1;
  }

  void write(Bytes to) {
    to.put(ids.size());
    ids.keySet().forEach(to::put);
    to.put(texts.size());
    texts.keySet().forEach(text -> to.putBytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  static Read read(Numbers from) {
    return new Read(
        from.list(() -> new UUID(from.word(), from.word())),
        from.list(() -> new String(from.bytes(), StandardCharsets.UTF_8)));
  }

  /** The dictionary of a page. */
  static final class Read {
    private final List<UUID> ids;
    private final List<String> texts;
    private final List<@Nullable Territories> territories = new ArrayList<>();

    Read(List<UUID> ids, List<String> texts) {
      this.ids = ids;
      this.texts = texts;
      texts.forEach(text -> territories.add(null));
    }

    UUID id(int number) {
      return ids.get(number);
    }

    String text(int number) {
      return texts.get(number);
    }

    /** Numbers of what may be missing are one higher. */
    @Nullable String textOrNull(int number) {
      return number == 0 ? null : texts.get(number - 1);
    }

    /** Most usages share a few of them. */
    Territories territories(int number) {
      Territories known = territories.get(number);
      if (known == null) {
        known = Territories.stored(texts.get(number));
        territories.set(number, known);
      }
      return known;
    }
  }
}
