/* SPDX-License-Identifier: BSD-3-Clause */
/* Runs when the module is loaded: nothing is left to do, since SWIG has added its
 * methods to the classes of object.c. */
