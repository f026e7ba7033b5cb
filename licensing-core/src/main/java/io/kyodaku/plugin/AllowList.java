package io.kyodaku.plugin;

import java.util.HashSet;
import java.util.Set;

/**
 * What a plugin's bytecode may name outside its own jar: what a pure function over records needs,
 * and nothing that reaches a thread, a file, the network, a clock, chance, another class's inside
 * or state that others share.
 *
 * <p>Names are internal ones, with slashes. What is not here is forbidden.
 */
final class AllowList {

  private static final String HOST = "io/kyodaku/plugin/";
  private static final String API = HOST + "api/";

  /** All public classes directly in these packages, but for {@link #FORBIDDEN_CLASSES}. */
  private static final Set<String> PACKAGES =
      Set.of(
          API,
          "java/math/",
          "java/time/",
          "java/time/chrono/",
          "java/time/temporal/",
          "java/util/function/",
          "java/util/stream/");

  /** Clocks, and ways to make streams parallel. */
  private static final Set<String> FORBIDDEN_CLASSES =
      Set.of("java/time/Clock", "java/time/InstantSource", "java/util/stream/StreamSupport");

  private static final Set<String> CLASSES =
      named(
          "java/lang/",
          """
          ArithmeticException ArrayIndexOutOfBoundsException AssertionError Boolean Byte CharSequence Character Class
          ClassCastException CloneNotSupportedException Cloneable Comparable Double Enum Error Exception Float
          IllegalArgumentException IllegalStateException IncompatibleClassChangeError IndexOutOfBoundsException Integer
          Iterable Long MatchException Math NegativeArraySizeException NoSuchFieldError NullPointerException Number
          NumberFormatException Object Record Runnable RuntimeException Short StrictMath String StringBuilder
          StringIndexOutOfBoundsException Throwable UnsupportedOperationException Void annotation/Annotation
          """,
          "java/util/",
          """
          AbstractCollection AbstractList AbstractMap AbstractMap$SimpleEntry AbstractMap$SimpleImmutableEntry
          AbstractQueue AbstractSequentialList AbstractSet ArrayDeque ArrayList Arrays BitSet Collection Collections
          Comparator ConcurrentModificationException Currency Deque EnumMap EnumSet HashMap HashSet IntSummaryStatistics
          Iterator LinkedHashMap LinkedHashSet LinkedList List ListIterator Locale LongSummaryStatistics Map Map$Entry
          NavigableMap NavigableSet NoSuchElementException Objects Optional OptionalInt OptionalLong PrimitiveIterator
          PrimitiveIterator$OfInt PrimitiveIterator$OfLong PriorityQueue Queue RandomAccess SequencedCollection
          SequencedMap SequencedSet Set SortedMap SortedSet StringJoiner TreeMap TreeSet UUID
          """,
          "java/time/",
          """
          format/DateTimeFormatter format/DateTimeParseException format/FormatStyle format/TextStyle
          zone/ZoneOffsetTransition zone/ZoneRules zone/ZoneRulesException
          """,
          "java/io/",
          "Serializable");

  /** Members that are not allowed wherever a class of the JDK declares or inherits them. */
  private static final Set<String> FORBIDDEN_EVERYWHERE =
      Set.of(
          "finalize",
          "getDefault",
          "intern",
          "notify",
          "notifyAll",
          "now",
          "printStackTrace",
          "random",
          "randomUUID",
          "setDefault",
          "shuffle",
          "systemDefault",
          "wait");

  /**
   * Members of single classes: system properties, what depends on a node's language, and regular
   * expressions, which can go on for ever inside the JDK.
   */
  private static final Set<String> FORBIDDEN_MEMBERS =
      Set.of(
          "java/lang/Boolean.getBoolean(Ljava/lang/String;)Z",
          "java/lang/Integer.getInteger",
          "java/lang/Long.getLong",
          "java/lang/String.format(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;",
          "java/lang/String.formatted",
          "java/lang/String.matches",
          "java/lang/String.replaceAll",
          "java/lang/String.replaceFirst",
          "java/lang/String.split",
          "java/lang/String.splitWithDelimiters",
          "java/lang/String.toLowerCase()Ljava/lang/String;",
          "java/lang/String.toUpperCase()Ljava/lang/String;",
          "java/time/format/DateTimeFormatter.ofPattern(Ljava/lang/String;)Ljava/time/format/DateTimeFormatter;",
          "java/time/format/DateTimeFormatter.ofLocalizedDate",
          "java/time/format/DateTimeFormatter.ofLocalizedDateTime",
          "java/time/format/DateTimeFormatter.ofLocalizedTime");

  /**
   * What the compiler makes of {@code assert} and of class constants; all else that a class can
   * tell is reflection.
   */
  private static final Set<String> MEMBERS_OF_CLASS = Set.of("desiredAssertionStatus");

  /** What the compiler makes of lambdas, records, texts that are put together, and switches. */
  private static final Set<String> BOOTSTRAPS =
      Set.of(
          "java/lang/invoke/LambdaMetafactory.metafactory",
          "java/lang/invoke/LambdaMetafactory.altMetafactory",
          "java/lang/invoke/StringConcatFactory.makeConcat",
          "java/lang/invoke/StringConcatFactory.makeConcatWithConstants",
          "java/lang/runtime/ObjectMethods.bootstrap",
          "java/lang/runtime/SwitchBootstraps.enumSwitch",
          "java/lang/runtime/SwitchBootstraps.typeSwitch");

  /**
   * What a handler may catch besides exceptions. Whoever catches everything catches the tripwire
   * too, and would go on.
   */
  private static final Set<String> TOO_WIDE_TO_CATCH =
      Set.of("java/lang/Throwable", "java/lang/Error");

  private AllowList() {}

  static boolean allowsClass(String internalName) {
    return CLASSES.contains(internalName)
        || (PACKAGES.contains(packageOf(internalName))
            && !FORBIDDEN_CLASSES.contains(internalName));
  }

  static boolean allowsMember(String owner, String name, String descriptor) {
    if (!allowsClass(owner)) {
      return false;
    }
    if (owner.startsWith(API)) {
      return true;
    }
    if (owner.equals("java/lang/Class")) {
      return MEMBERS_OF_CLASS.contains(name);
    }
    String member = owner + "." + name;
    return !name.startsWith("parallel")
        && !FORBIDDEN_EVERYWHERE.contains(name)
        && !FORBIDDEN_MEMBERS.contains(member)
        && !FORBIDDEN_MEMBERS.contains(member + descriptor);
  }

  static boolean allowsBootstrap(String owner, String name) {
    return BOOTSTRAPS.contains(owner + "." + name);
  }

  static boolean allowsCatching(String internalName) {
    return !TOO_WIDE_TO_CATCH.contains(internalName);
  }

  /** Whether a jar's own class would hide one that the host gives: the API, the tripwire. */
  static boolean isTaken(String internalName) {
    return internalName.startsWith(HOST) || internalName.startsWith("java/");
  }

  private static String packageOf(String internalName) {
    return internalName.substring(0, internalName.lastIndexOf('/') + 1);
  }

  private static Set<String> named(String... packagesAndClasses) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < packagesAndClasses.length; i += 2) {
      for (String name : packagesAndClasses[i + 1].strip().split("\\s+")) {
        names.add(packagesAndClasses[i] + name);
      }
    }
    return Set.copyOf(names);
  }
}
