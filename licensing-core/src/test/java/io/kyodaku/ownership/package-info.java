@NullMarked
package io.kyodaku.ownership;

import org.jspecify.annotations.NullMarked;
