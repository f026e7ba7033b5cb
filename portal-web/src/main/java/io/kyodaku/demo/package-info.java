/**
 * Demo mode's data, made through the same use cases as anybody's: people sign up and confirm,
 * rightsholders are verified, sign, import and are countersigned, the creator is given credits. It
 * keeps the invariant that it runs in demo mode only, and that a start that was cut short is
 * finished by the next. It must not write a row itself.
 */
@NullMarked
package io.kyodaku.demo;

import org.jspecify.annotations.NullMarked;
