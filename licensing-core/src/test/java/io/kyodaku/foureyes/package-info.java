@NullMarked
package io.kyodaku.foureyes;

import org.jspecify.annotations.NullMarked;
