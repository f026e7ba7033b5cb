/**
 * The backends that render: a storyboard drawn here, and video services of the OpenAI shape. It
 * keeps the invariant that a backend answers within its bounds, of time and of size, whatever the
 * other side does. It must not know authorizations or credits.
 */
@NullMarked
package io.kyodaku.generation.render;

import org.jspecify.annotations.NullMarked;
