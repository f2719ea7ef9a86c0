/** Files of budgets, which their module keeps and watches. */
@NullMarked
package dev.tradewind.connector.budget;

import org.jspecify.annotations.NullMarked;
