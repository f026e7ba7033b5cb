/** The REST interface's own rules, outside of a server. */
@NullMarked
package io.kyodaku.api;

import org.jspecify.annotations.NullMarked;
