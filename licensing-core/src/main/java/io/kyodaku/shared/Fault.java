package io.kyodaku.shared;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One thing that is wrong with what somebody typed, so that it can be said in any language.
 *
 * @param code what it is: the key of its text in a bundle; empty where there are only words
 * @param arguments what the text fills in, never what was typed. One that begins as codes do is the
 *     code of another fault, to which all arguments behind it belong
 * @param english the same in English, behind the name of the field
 */
public record Fault(String code, List<String> arguments, String english) {

  private static final String APART = "\u001f";

  /** What every code begins with. */
  public static final String CODE = "fault.";

  public Fault {
    arguments = List.copyOf(arguments);
  }

  /** Something that there are only these words for. */
  public static Fault said(String words) {
    return new Fault("", List.of(), words);
  }

  /** Code and arguments as one text, to be stored beside the English one. */
  public String keep() {
    return String.join(APART, Stream.concat(Stream.of(code), arguments.stream()).toList());
  }

  /** A fault as {@link #keep} has it; nothing, where only the English text was stored. */
  public static Fault kept(String stored, String english) {
    List<String> parts = Arrays.asList(stored.split(APART, -1));
    return new Fault(parts.getFirst(), parts.subList(1, parts.size()), english);
  }

  /** A kind of fault. Each capability has an enum of its own; the names are unique among all. */
  public interface Kind {

    /** Its name, as enums have it. */
    String name();

    /** In English, behind the name of the field, as {@link MessageFormat} fills it in. */
    String english();

    default String code() {
      return CODE + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    default Fault with(Object... arguments) {
      List<String> texts = Stream.of(arguments).map(String::valueOf).toList();
      return new Fault(code(), texts, fill(english(), texts));
    }

    /** A fault of this kind, whose last argument is another fault. */
    default Fault around(Fault inner, Object... arguments) {
      List<String> english = new ArrayList<>(Stream.of(arguments).map(String::valueOf).toList());
      List<String> codes = new ArrayList<>(english);
      codes.add(inner.code());
      codes.addAll(inner.arguments());
      english.add(inner.english());
      return new Fault(code(), codes, fill(english(), english));
    }
  }

  /** A text with its arguments in it; one without arguments stays as it is. */
  public static String fill(String text, List<String> arguments) {
    return arguments.isEmpty() ? text : MessageFormat.format(text, arguments.toArray());
  }
}
