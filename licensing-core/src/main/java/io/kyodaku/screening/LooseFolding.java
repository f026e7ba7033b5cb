package io.kyodaku.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The folding of texts that are searched, and of what they are searched for. It goes further than
 * {@link Folding}, whose keys decide whose name a name is: hiragana and katakana are one, Chinese
 * characters simplified, letters lose their diacritics, and what stands between letters is set
 * aside. What letters become comes from ICU's transforms, asked once for each character of the
 * basic plane; most texts are folded by looking there.
 */
final class LooseFolding {

  private static final int BMP = 0x10000;

  /** A kind of {@link WordBoundaries}, or one of those below. */
  private static final byte[] KINDS = new byte[BMP];

  private static final byte SLOW = 0;
  private static final byte SEPARATOR = WordBoundaries.NO_WORD;
  private static final byte OPENS_PART = 1 << 6;

  private static final char[] UNITS = new char[BMP];

  /** Folded characters that are several units. */
  private static final Map<Character, String> EXPANDED = new HashMap<>();

  private static final char TATWEEL = '\u0640';
  private static final char VOICED = '\u309B';
  private static final char SEMI_VOICED = '\u309C';
  private static final int TO_COMBINING = -2;
  private static final char WAVE = '\u301C';

  private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
  private static final Normalizer2 NFKC_CASEFOLD = Normalizer2.getNFKCCasefoldInstance();

  static {
    Transliterator toAscii = Transliterator.getInstance("Latin-ASCII");
    Transliterator toSimplified = Transliterator.getInstance("Traditional-Simplified");
    for (int i = 1; i < BMP - 1; i++) {
      char c = (char) i;
      if (!Character.isSurrogate(c) && !Folding.isDropped(c)) {
        KINDS[c] = Folding.opensPart(Character.toString(c), 0) ? OPENS_PART : 0;
        enter(c, toAscii, toSimplified);
      }
    }
  }

  private LooseFolding() {}

  private static void enter(char c, Transliterator toAscii, Transliterator toSimplified) {
    String folded = NFKC_CASEFOLD.normalize(Character.toString(c));
    StringBuilder plain = new StringBuilder(2);
    for (int i = 0; i < folded.length(); ) {
      int codePoint = folded.codePointAt(i);
      plain.append(plain(codePoint, toAscii, toSimplified));
      i += Character.charCount(codePoint);
    }
    if (plain.length() == 1 && folded.length() == 1) {
      UNITS[c] = plain.charAt(0);
      KINDS[c] |= WordBoundaries.kind(folded.charAt(0));
    } else if (folded.length() == 1 && folded.charAt(0) == c && plain.length() > 1) {
      EXPANDED.put(c, plain.toString());
    }
  }

  /** What a letter that is case folded becomes; nothing for a diacritic. */
  private static String plain(int codePoint, Transliterator toAscii, Transliterator toSimplified) {
    String self = Character.toString(codePoint);
    if (isDiacritic(codePoint) || codePoint == TATWEEL) {
      return "";
    }
    if (Character.isBmpCodePoint(codePoint)) {
      char unit = Kana.folded(Folding.unified((char) codePoint));
      if (unit != codePoint || Kana.isKana(unit)) {
        return Character.toString(unit);
      }
    }
    return switch (UScript.getScript(codePoint)) {
      case UScript.LATIN -> {
        String ascii = toAscii.transliterate(self).toLowerCase(Locale.ROOT);
        yield ascii.chars().allMatch(c -> c >= 'a' && c <= 'z') && !ascii.isEmpty() ? ascii : self;
      }
      case UScript.HAN -> {
        String simplified = toSimplified.transliterate(self);
        yield simplified.codePointCount(0, simplified.length()) == 1 ? simplified : self;
      }
      case UScript.HANGUL -> self;
      default -> {
        StringBuilder bare = new StringBuilder(2);
        NFD.normalize(self)
            .codePoints()
            .filter(part -> !isDiacritic(part))
            .forEach(bare::appendCodePoint);
        yield bare.isEmpty() ? self : bare.toString();
      }
    };
  }

  /** Marks that decorate a letter of any script, and the vowel points of Hebrew and Arabic. */
  private static boolean isDiacritic(int codePoint) {
    int category = UCharacter.getType(codePoint);
    if (category == UCharacterCategory.ENCLOSING_MARK) {
      return true;
    }
    if (category != UCharacterCategory.NON_SPACING_MARK) {
      return false;
    }
    return switch (UScript.getScript(codePoint)) {
      case UScript.INHERITED ->
          codePoint != VOICED + TO_COMBINING && codePoint != SEMI_VOICED + TO_COMBINING;
      case UScript.HEBREW, UScript.ARABIC, UScript.LATIN, UScript.GREEK, UScript.CYRILLIC -> true;
      default -> false;
    };
  }

  static LooseText fold(String text) {
    int length = text.length();
    LooseText folded = new LooseText(length + 4);
    int at = 0;
    while (at < length) {
      char c = text.charAt(at);
      byte kind = (byte) (KINDS[c] & ~OPENS_PART);
      if (kind != SLOW && (at + 1 == length || (KINDS[text.charAt(at + 1)] & OPENS_PART) != 0)) {
        add(folded, UNITS[c], kind, at, at + 1);
        at++;
      } else {
        at = foldPart(text, at, folded);
      }
    }
    return folded;
  }

  private static void add(LooseText folded, char unit, byte kind, int start, int end) {
    if (kind != SEPARATOR) {
      folded.add(unit, kind, start, end);
    } else if ((unit == WAVE || unit == '~') && folded.endsWithKana()) {
      folded.add(Kana.LONG, WordBoundaries.kind(Kana.LONG), start, end);
    } else {
      folded.separate(unit);
    }
  }

  private static int foldPart(String text, int start, LooseText folded) {
    char first = text.charAt(start);
    if ((first == VOICED || first == SEMI_VOICED)
        && folded.voice((char) (first + TO_COMBINING), start + 1)) {
      return start + 1;
    }
    StringBuilder part = new StringBuilder(4);
    int end = Folding.readPart(text, start, part);
    String result = Folding.foldedPart(part);
    for (int i = 0; i < result.length(); ) {
      int codePoint = result.codePointAt(i);
      i += Character.charCount(codePoint);
      emit(folded, codePoint, start, end);
    }
    return end;
  }

  private static void emit(LooseText folded, int codePoint, int start, int end) {
    if (!Character.isBmpCodePoint(codePoint)) {
      addPair(folded, codePoint, start, end);
      return;
    }
    char c = (char) codePoint;
    byte kind = (byte) (KINDS[c] & ~OPENS_PART);
    if (kind != SLOW) {
      add(folded, UNITS[c], kind, start, end);
    } else if (Character.isSurrogate(c)) {
      folded.separate(c);
    } else {
      expand(folded, EXPANDED.getOrDefault(c, ""), start, end);
    }
  }

  private static void addPair(LooseText folded, int codePoint, int start, int end) {
    byte kind = WordBoundaries.kind(codePoint);
    if (kind == WordBoundaries.NO_WORD) {
      folded.separate(Character.lowSurrogate(codePoint));
    } else {
      folded.add(Character.highSurrogate(codePoint), kind, start, end);
      byte inside = (byte) (kind | WordBoundaries.INSIDE_PAIR);
      folded.add(Character.lowSurrogate(codePoint), inside, start, end);
    }
  }

  private static void expand(LooseText folded, String units, int start, int end) {
    for (int i = 0; i < units.length(); ) {
      int codePoint = units.codePointAt(i);
      i += Character.charCount(codePoint);
      if (Character.isBmpCodePoint(codePoint)) {
        add(folded, (char) codePoint, WordBoundaries.kind(codePoint), start, end);
      } else {
        addPair(folded, codePoint, start, end);
      }
    }
  }
}
