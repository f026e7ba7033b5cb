package io.kyodaku.plugin.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One setting of a plugin: stands on every component of its configuration record, so that the host
 * can derive a form, check what is typed and describe it as JSON Schema without asking the plugin.
 *
 * <p>A component is a {@code long}, a {@code boolean}, a {@link String}, an enum, or a {@link
 * java.util.List} of records that are built the same way from all of these but lists. Its name is
 * the setting's key. Rules across settings belong in the record's compact constructor, which throws
 * {@link IllegalArgumentException} with a message for the person who fills in the form.
 *
 * <p>On a constant of such an enum it says what people see for it, in place of the constant's name;
 * of its attributes only the label counts there.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Setting {

  /** What people see beside the field, 1 to 80 characters. */
  String label();

  /** One sentence on what the setting does; may be empty. */
  String help() default "";

  /** The same in other languages, at most {@value #MAX_LANGUAGES}; others read what is above. */
  Words[] in() default {};

  /** A label and a help in one language. */
  @interface Words {

    /** A BCP 47 tag, such as {@code ja} or {@code zh-Hans}; each at most once. */
    String language();

    /** 1 to 80 characters. */
    String label();

    /** May be empty: then what is said without a language stands there. */
    String help() default "";
  }

  /** In so many languages a setting can be said. */
  int MAX_LANGUAGES = 40;

  /** What a {@code long} counts; {@link Unit#NUMBER} for everything else. */
  Unit unit() default Unit.NUMBER;

  /** The least value of a {@code long}; the least length of a text (UTF-16 units) or list. */
  long min() default 0;

  /**
   * The greatest value of a {@code long}; the greatest length of a text or list. The host caps
   * texts at {@value #MAX_TEXT} and lists at {@value #MAX_LIST} whatever stands here.
   */
  long max() default Long.MAX_VALUE;

  /** Whether a text may have several lines, apart by line feeds; ignored for everything else. */
  boolean lines() default false;

  /** The longest text a setting can hold, in UTF-16 units. */
  int MAX_TEXT = 2_000;

  /** The longest list a setting can hold. */
  int MAX_LIST = 100;
}
