/** What the portal says, and that it says it in every language that it speaks. */
@NullMarked
package io.kyodaku.texts;

import org.jspecify.annotations.NullMarked;
