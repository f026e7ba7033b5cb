package io.kyodaku.screening;

import java.util.Set;

/**
 * The particles and forms of address that Korean attaches to a name. What follows a name is taken
 * for particles when it can be read as at most three of them in a row, as in 길동에게서만은.
 */
final class KoreanParticles {

  private static final int IN_A_ROW_AT_MOST = 3;
  private static final int LONGEST = 4;

  private static final Set<String> PARTICLES =
      Set.of(
          "은", "는", "이", "가", "을", "를", "의", "에", "도", "만", "와", "과", "로", "랑", "야", "아", "여", "나",
          "님", "씨", "군", "양", "들", "께", "요", "란", "든", "고", "며", "에게", "에서", "에도", "에만", "에는", "으로",
          "로서", "로써", "으로서", "으로써", "이랑", "하고", "이나", "이나마", "나마", "처럼", "같이", "같은", "보다", "부터",
          "까지", "마저", "조차", "밖에", "뿐", "만큼", "대로", "마다", "께서", "한테", "한테서", "에게서", "더러", "보고", "이여",
          "이야", "이라", "라", "이라는", "라는", "이란", "이라고", "라고", "이며", "이고", "이든", "이든지", "든지", "이라도",
          "라도", "인", "일", "입니다", "이다", "다", "였다", "이었다", "이에요", "예요", "치고", "커녕", "따라");

  private KoreanParticles() {}

  /** Whether the Hangul syllables from {@code start} to {@code end} are nothing but particles. */
  static boolean follow(LooseText text, int start, int end) {
    if (end - start > IN_A_ROW_AT_MOST * LONGEST) {
      return false;
    }
    StringBuilder rest = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      rest.append(text.unitAt(i));
    }
    return isParticles(rest.toString(), IN_A_ROW_AT_MOST);
  }

  private static boolean isParticles(String rest, int left) {
    if (rest.isEmpty()) {
      return true;
    }
    if (left == 0) {
      return false;
    }
    for (int length = Math.min(LONGEST, rest.length()); length > 0; length--) {
      if (PARTICLES.contains(rest.substring(0, length))
          && isParticles(rest.substring(length), left - 1)) {
        return true;
      }
    }
    return false;
  }
}
