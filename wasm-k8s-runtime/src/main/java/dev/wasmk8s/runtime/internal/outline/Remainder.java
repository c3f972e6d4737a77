package dev.wasmk8s.runtime.internal.outline;

/** Why a method is still above the limit of outlining. */
public enum Remainder {
    /** It is not. */
    NONE("fits"),
    /** No part of it has a single entry, an empty operand stack at its borders, and pays for its call. */
    NO_REGION("no part of it can be moved at a gain"),
    /** The steps that one method may cost were used up. */
    WORK_LIMIT("the work limit was reached"),
    /** The class file has no room for further methods or constants. */
    CLASS_FULL("the class file is full"),
    /** It uses what the pass does not move: a constructor, subroutines, or references of mixed type. */
    UNSUPPORTED("it uses what cannot be moved safely");

    private final String text;

    Remainder(String text) {
        this.text = text;
    }

    /** The reason as half a sentence. */
    public String text() {
        return text;
    }
}
