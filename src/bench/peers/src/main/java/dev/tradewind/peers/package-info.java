/**
 * Other solvers on the bench's own instances, beside the engine. What a choice costs and whether its workload's own rules allow it
 * is data that all of them are given; the search is their own; the checker of the program judges every plan.
 */
package dev.tradewind.peers;
