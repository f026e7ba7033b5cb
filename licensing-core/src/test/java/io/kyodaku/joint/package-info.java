@NullMarked
package io.kyodaku.joint;

import org.jspecify.annotations.NullMarked;
