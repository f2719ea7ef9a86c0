/** Reviews of access: every account is confirmed or revoked by somebody who is not its owner. */
@NullMarked
package dev.tradewind.identity.review;

import org.jspecify.annotations.NullMarked;
