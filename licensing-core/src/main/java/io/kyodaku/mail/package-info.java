/**
 * Mail to people, as rows that are written in the transaction of what they tell and sent later. It
 * keeps the invariant that a mail goes out exactly when what it says has happened. It must not know
 * what the mails are about, nor how they are sent.
 */
@NullMarked
package io.kyodaku.mail;

import org.jspecify.annotations.NullMarked;
