/**
 * Two owners agree that something of each may appear together, and how what both ask for it is
 * divided: a proposal, its answer and its end. It keeps the invariant that terms never change, that
 * each side moves an agreement only where it is its turn, and that one pair has one in force. It
 * must not know what a decision makes of it: that reads the rows itself.
 */
@NullMarked
package io.kyodaku.joint;

import org.jspecify.annotations.NullMarked;
