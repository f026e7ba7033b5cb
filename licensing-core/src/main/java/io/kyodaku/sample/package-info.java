/**
 * A sample of prompts whose creators agreed to it, on which owners try names and blocked terms. It
 * keeps the invariant that nothing is kept without a consent, and that nobody sees a prompt: owners
 * see numbers, and extracts of what several creators wrote. It must not know what was decided of a
 * prompt.
 */
@NullMarked
package io.kyodaku.sample;

import org.jspecify.annotations.NullMarked;
