/**
 * The whole portal as it is deployed, in the real server on a real PostgreSQL: one deployment for
 * all, because each takes a server of its own.
 */
@NullMarked
package io.kyodaku.incontainer;

import org.jspecify.annotations.NullMarked;
